/** An answer that everybody may read from anywhere, by the type of what is in it. */
export function openData(
	body: string | Uint8Array<ArrayBuffer>,
	type: string,
	{ isFinal, name }: { isFinal: boolean; name?: string },
): Response {
	return new Response(body, {
		headers: {
			'Content-Type': type,
			'Access-Control-Allow-Origin': '*',
			'Cross-Origin-Resource-Policy': 'cross-origin',
			// what will change at publication is asked for each time
			'Cache-Control': isFinal ? 'public, max-age=60' : 'no-store',
			...(name && { 'Content-Disposition': `attachment; filename="${name}"` }),
		},
	});
}

/** JSON as open data. */
export function openJson(value: unknown, options: { isFinal: boolean }): Response {
	return openData(`${JSON.stringify(value)}\n`, 'application/json; charset=utf-8', options);
}

/** An archive to be downloaded, which never changes any more. */
export function openArchive(bytes: Uint8Array, name: string): Response {
	return openData(new Uint8Array(bytes), 'application/x-tar', { isFinal: true, name });
}
