/** A feed of news as Atom (RFC 4287). Addresses are whole; times are milliseconds since 1970. */
export type Feed = {
	readonly title: string;
	readonly address: string;
	readonly page: string;
	readonly author: string;
	readonly entries: readonly {
		readonly id: string;
		readonly title: string;
		readonly address: string;
		readonly text: string;
		readonly at: number;
	}[];
	/** When the feed last changed, where it holds nothing yet. */
	readonly since: number;
};

/** The feed as XML. What people wrote is text, never markup. */
export function atomOf({ title, address, page, author, entries, since }: Feed): string {
	const updated = entries.reduce((latest, { at }) => Math.max(latest, at), entries.length > 0 ? 0 : since);
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		'<feed xmlns="http://www.w3.org/2005/Atom">',
		`<title>${escaped(title)}</title>`,
		`<id>${escaped(address)}</id>`,
		`<link rel="self" type="application/atom+xml" href="${escaped(address)}"/>`,
		`<link rel="alternate" type="text/html" href="${escaped(page)}"/>`,
		`<author><name>${escaped(author)}</name></author>`,
		`<updated>${instant(updated)}</updated>`,
		...entries.map(
			(entry) =>
				`<entry><title>${escaped(entry.title)}</title><id>${escaped(entry.id)}</id>` +
				`<link rel="alternate" type="text/html" href="${escaped(entry.address)}"/>` +
				`<updated>${instant(entry.at)}</updated><content type="text">${escaped(entry.text)}</content></entry>`,
		),
		'</feed>',
		'',
	].join('\n');
}

const instant = (at: number) => new Date(at).toISOString();

/** XML holds no control characters but tab and line ends, escaped or not. */
function escaped(text: string): string {
	return text
		.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
		.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
