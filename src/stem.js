// Inline on the pages of the vote. Without it everything works too.
(() => {
	const form = document.querySelector('main form');
	const code = document.getElementById('code');
	const unsent = document.getElementById('unsent');
	const scanned = location.hash.slice(1);
	let sending = false;
	let wait = 1;
	let timer;

	// a page that the browser kept may be older than the vote
	addEventListener('pageshow', (shown) => {
		if (shown.persisted) location.reload();
	});
	if (!form) return;

	form.addEventListener('submit', (act) => {
		if (sending) return act.preventDefault();
		sending = true;
		if (!form.dataset.cast) return;
		act.preventDefault();
		send();
	});

	// the pot that fills: what the ticked ideas leave of it
	for (const pot of document.querySelectorAll('[data-pot]')) {
		const [whole, locale, currency, name] = pot.dataset.pot.split(' ');
		const [enough, over, sum] = [...pot.children].slice(-3);
		const tell = () => {
			let left = +whole;
			for (const tick of form.querySelectorAll(`[name=${name}]:checked`)) left -= tick.dataset.price || 0;
			pot.hidden = false;
			over.hidden = !(enough.hidden = left < 0);
			sum.firstChild.textContent = (Math.abs(left) / 100).toLocaleString(locale, {
				style: 'currency',
				currency,
				minimumFractionDigits: 0,
			});
		};
		form.addEventListener('change', tell);
		tell();
	}

	if (code && scanned.length > 11) {
		history.replaceState(null, '', location.pathname);
		code.value = scanned;
		form.requestSubmit();
	} else if (code && /^[0-9A-Z-]+$/.test(scanned)) {
		// a torn code
		location.replace('?qr');
	}
	if (!unsent) return;
	const again = () => {
		wait = 1;
		send();
	};
	document.getElementById('again').onclick = again;
	addEventListener('online', () => timer && again());

	// the same form with the same cast_id until the server has answered
	async function send() {
		clearTimeout(timer);
		timer = 0;
		let pause;
		try {
			const answer = await fetch(location.pathname, {
				method: 'POST',
				headers: { Accept: 'text/html' },
				body: new URLSearchParams(new FormData(form)),
				redirect: 'manual',
				signal: AbortSignal.timeout(20000),
			});
			if (answer.type === 'opaqueredirect') return location.assign(form.dataset.cast);
			if (answer.status < 429) return form.submit();
			pause = Number(answer.headers.get('Retry-After'));
		} catch {}
		unsent.hidden = false;
		timer = setTimeout(send, 1000 * (pause || wait));
		wait = Math.min(30, wait * 2);
	}
})();
