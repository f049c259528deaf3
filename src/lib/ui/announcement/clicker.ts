// Runs on the stage. A clicker sends keys: each leads where a link of the page leads, so the page needs none of this.

const isRightToLeft = document.documentElement.dir === 'rtl';

const leads: Readonly<Record<string, string>> = {
	PageDown: 'next',
	' ': 'next',
	ArrowDown: 'next',
	[isRightToLeft ? 'ArrowLeft' : 'ArrowRight']: 'next',
	PageUp: 'prev',
	ArrowUp: 'prev',
	[isRightToLeft ? 'ArrowRight' : 'ArrowLeft']: 'prev',
	Home: 'first',
	End: 'last',
};

addEventListener('keydown', (event) => {
	const { key, code, repeat, ctrlKey, altKey, metaKey } = event;
	if (repeat || ctrlKey || altKey || metaKey) return;
	// clickers send B or full stop for a black screen; on an Arabic keyboard B is a key by its place only
	if (code === 'KeyB' || key === '.') document.documentElement.classList.toggle('blank');

	const to = leads[key];
	if (!to) return;
	event.preventDefault();
	const link = document.querySelector<HTMLLinkElement>(`link[rel="${to}"]`);
	if (link) location.assign(link.href);
});
