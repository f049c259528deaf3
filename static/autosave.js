// Saves a field of the maturing sheet while it is written, so that a tablet that dies takes no text along.
// The form is sent as it is; the page that comes back says what is new: revision, LIX, or why it was not taken.
// Without this script the button saves.
const pause = 700;

for (const form of document.querySelectorAll('form[data-autosave]')) {
	let waiting = 0;
	let last = Promise.resolve();

	const send = (options) =>
		fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), ...options });

	const save = async () => {
		if (!('autosave' in form.dataset)) return;
		const answer = await send({});
		const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
		const fresh = page.getElementById(form.id);
		if (!fresh) return;
		form.elements.seen.value = fresh.elements.seen.value;
		form.classList.toggle('bad', fresh.classList.contains('bad'));
		if (!('autosave' in fresh.dataset)) delete form.dataset.autosave;
		// The public text is measured as a whole: its LIX stands beside each of its fields.
		for (const told of document.querySelectorAll('[data-told]')) {
			const news = page.getElementById(told.id);
			if (news && (told.closest('form') === form || !told.querySelector('.why'))) told.innerHTML = news.innerHTML;
		}
		for (const other of document.querySelectorAll('form[data-autosave]')) {
			const revision = page.getElementById(other.id)?.elements.seen;
			if (
				other === form ||
				!revision ||
				other.elements.text.value !== page.getElementById(other.id).elements.text.value
			)
				continue;
			other.elements.seen.value = revision.value;
		}
	};

	form.addEventListener('input', () => {
		clearTimeout(waiting);
		waiting = setTimeout(() => {
			waiting = 0;
			last = last.then(save).catch(() => {});
		}, pause);
	});
	addEventListener('pagehide', () => {
		if (waiting && 'autosave' in form.dataset) void send({ keepalive: true });
	});
}
