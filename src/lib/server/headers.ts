/** What every answer carries, pages and errors alike (OWASP ASVS 5.0, 3.4 and 14.3.2). */
const always: Readonly<Record<string, string>> = {
	'X-Content-Type-Options': 'nosniff',
	// not `no-referrer`: browsers would send `Origin: null` with forms, and we would refuse them
	'Referrer-Policy': 'same-origin',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
};

/** For answers that are no page: nothing may be loaded, framed or run. */
const lockedPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Puts the security headers on an answer. Pages bring their own content policy, open data may be read from anywhere. */
export function secure(headers: Headers, { https }: { https: boolean }): void {
	for (const [name, value] of Object.entries(always)) if (!headers.has(name)) headers.set(name, value);
	if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', lockedPolicy);
	if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
	if (https) headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
}
