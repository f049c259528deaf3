import { checkNeeded, checkText } from '../../domain/idea/sheet.ts';
import { looksLikeCpr } from '../../domain/plain-language.ts';
import { newName, openOutbox, type Waiting } from './outbox.ts';

// Runs on a scribe's tablet. Notes go through an outbox, so that writing goes on while the hall has no network, and the
// notes of the other tables come in while the page is open. Without this script the same forms are sent by the browser.

const every = 3_000;
const patience = 10_000;

const tablet = document.querySelector<HTMLElement>('[data-tablet]');
const told = document.querySelector<HTMLElement>('[data-testid="offline-badge"]');
const list = document.querySelector<HTMLElement>('#waiting');
if (tablet && told && list) work(tablet, told, list);

function work(tablet: HTMLElement, badge: HTMLElement, list: HTMLElement): void {
	const { tablet: evening = '', forms = '{}', offline = '', mend = '', lost = '' } = tablet.dataset;
	const words = JSON.parse(forms) as Record<string, string>;
	const plural = new Intl.PluralRules(document.documentElement.lang);
	const outbox = openOutbox(evening, storageOf());
	const here = location.pathname;
	let isOnline = true;
	let isBusy = false;
	let isClosed = false;
	let isPressed = false;
	let shown = '';

	takeUpDraft();
	show();
	void round();
	const clock = setInterval(() => void round(), every);
	addEventListener('online', () => void round());
	// a list that changes under a finger would lose its tap
	addEventListener('pointerdown', () => (isPressed = true));
	for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => (isPressed = false));

	tablet.addEventListener('input', ({ target }) => {
		const note = entry() && field('note');
		if (note && target === note) outbox.setDraft(looksLikeCpr(note.value) ? '' : note.value);
	});
	tablet.addEventListener('submit', (event) => {
		event.preventDefault();
		const form = event.target as HTMLFormElement;
		if (form === entry()) write(form);
		else void send(form.action, new FormData(form, event.submitter)).then(takePage);
	});
	tablet.addEventListener('click', (event) => {
		const link = (event.target as Element).closest?.('a');
		if (!link || link.pathname !== here) return;
		event.preventDefault();
		void ask(link.href).then(takePage);
	});

	/** The form for a new note; while a note is mended there is none. */
	function entry(): HTMLFormElement | null {
		return tablet.querySelector('form[data-outbox]');
	}

	function field(name: string): HTMLInputElement | null {
		return tablet.querySelector(`#entry [name="${name}"]`);
	}

	function write(form: HTMLFormElement): void {
		const typed = new FormData(form);
		const [note, author] = [checkNeeded(String(typed.get('note')), 140), checkText(String(typed.get('author')), 60)];
		// what looks like a CPR number is kept nowhere, not even on its way
		const refused = [note, author].find((one) => !one.ok);
		const why = form.querySelector<HTMLElement>('.why');
		if (why) why.hidden = refused === undefined;
		if (!note.ok || !author.ok) return;

		const prompt = document.querySelector<HTMLElement>('[data-prompt]')?.dataset.prompt ?? '';
		const id = newName(crypto.getRandomValues(new Uint8Array(16)));
		outbox.add({ id, note: note.value, table: String(typed.get('table')), author: author.value, prompt });
		for (const name of ['note', 'author']) {
			const one = field(name);
			if (one) one.value = '';
		}
		field('note')?.focus();
		show();
		void round();
	}

	/** Sends what waits, note by note; when nothing does, looks for what the other tables have written. */
	async function round(): Promise<void> {
		if (isBusy || isClosed) return;
		isBusy = true;
		let note = outbox.next();
		if (!note) refresh(await ask(here));
		while (note && (await sendNote(note))) note = outbox.next();
		isBusy = false;
		show();
	}

	/** Whether the next one may go: this one was taken, or refused for good. */
	async function sendNote(note: Waiting): Promise<boolean> {
		const form = new FormData();
		for (const name of ['id', 'note', 'table', 'author', 'prompt'] as const) form.set(name, note[name]);
		form.set('waiting', String(outbox.all().length - 1));
		const answer = await send(`${here}?/write`, form);
		const page = await refresh(answer);
		if (!answer || !page) return false;
		// a hall's network may answer for us: only the address that the house leads to says that it took the note
		if (new URL(answer.url).searchParams.get('taken') === note.id) outbox.drop(note.id);
		else if (answer.status === 400 || answer.status === 409) outbox.refuse(note.id, whyOf(page));
		else return false;
		show();
		return true;
	}

	const whyOf = (page: Document) => page.querySelector('[data-testid="error-summary"] p')?.textContent ?? '';

	function send(address: string, form: FormData): Promise<Response | undefined> {
		const body = new URLSearchParams([...form].map(([name, value]) => [name, String(value)]));
		return ask(address, { method: 'POST', body });
	}

	/** Asks the house; undefined when it cannot be reached. */
	async function ask(address: string, options: RequestInit = {}): Promise<Response | undefined> {
		const answer = await fetch(address, { ...options, signal: AbortSignal.timeout(patience) }).catch(() => undefined);
		const isOurs = answer && (answer.status < 500 || answer.status === 503) && answer.status !== 429;
		isOnline = Boolean(isOurs);
		return isOurs ? answer : undefined;
	}

	/** Puts the list of a fresh page where the old one was, unless somebody is busy in it. */
	async function refresh(answer: Response | undefined): Promise<Document | undefined> {
		const page = answer && new DOMParser().parseFromString(await answer.text(), 'text/html');
		if (answer?.status === 401 && page) return void close(page);
		const [wall, freshWall] = [document.querySelector('#hanging'), page?.querySelector('#hanging')];
		if (wall && freshWall) swap(wall, freshWall);
		const [old, fresh] = [document.querySelector('#written'), page?.querySelector('#written')];
		if (old && fresh && !isPressed) swap(old, fresh);
		return fresh ? page : undefined;
	}

	/** Lists change while people work in them: what was open stays open, and what had the focus keeps it. */
	function swap(old: Element, fresh: Element): void {
		if (old.querySelector('details')?.open) fresh.querySelector('details')?.setAttribute('open', '');
		if (old.innerHTML === fresh.innerHTML) return;
		const focused = old.contains(document.activeElement) ? document.activeElement : null;
		const called = focused?.getAttribute('aria-label');
		old.innerHTML = fresh.innerHTML;
		if (!focused) return;
		const again = [...old.querySelectorAll<HTMLElement>('[aria-label]')];
		const same = again.find((one) => one.getAttribute('aria-label') === called);
		(same ?? old.querySelector<HTMLElement>('[tabindex]'))?.focus({ preventScroll: true });
	}

	/** Goes on with the page that a press led to, without leaving this one. */
	async function takePage(answer: Response | undefined): Promise<void> {
		show();
		const page = answer && new DOMParser().parseFromString(await answer.text(), 'text/html');
		if (answer?.status === 401 && page) return close(page);
		const [written, entryNow] = [document.querySelector('#written'), document.querySelector('#entry')];
		const [freshWritten, freshEntry] = [page?.querySelector('#written'), page?.querySelector('#entry')];
		if (!written || !entryNow || !freshWritten || !freshEntry) return;

		swap(written, freshWritten);
		// what stands in the field for a new note stays there, unless there is something else to see or do
		if (entry() && freshEntry.querySelector('form[data-outbox]') && !freshEntry.querySelector('[role=alert]')) return;
		swap(entryNow, freshEntry);
		takeUpDraft();
		field('note')?.focus();
	}

	function takeUpDraft(): void {
		const note = entry() && field('note');
		if (note && note.value === '') note.value = outbox.draft();
	}

	/** The device is closed: nothing stays on it but, on the screen, the words that were never sent. */
	function close(page: Document): void {
		clearInterval(clock);
		isClosed = true;
		const unsent = outbox.all().map(({ note }) => note);
		outbox.clear();
		const main = page.querySelector('main');
		if (unsent.length > 0) main?.append(element('h2', lost), ...unsent.map((note) => element('p', note)));
		tablet.closest('main')?.replaceWith(...(main ? [main] : []));
		document.title = page.title;
	}

	function show(): void {
		const waiting = outbox.all();
		const count = waiting.length;
		badge.hidden = count === 0 && isOnline;
		const text = count > 0 ? (words[plural.select(count)] ?? '').replace('{n}', String(count)) : offline;
		const label = badge.querySelector('span');
		if (label && label.textContent !== text) label.textContent = text;
		if (shown === JSON.stringify(waiting)) return;
		shown = JSON.stringify(waiting);
		list.replaceChildren(...waiting.map(line));
	}

	/** A note that waits, and the way to mend it when it was refused. */
	function line({ id, note, refused }: Waiting): HTMLElement {
		const item = document.createElement('li');
		item.className = 'row';
		item.append(element('span', note));
		if (refused === undefined) return item;
		const [why, button] = [element('b', refused), element('button', mend)];
		why.className = 'why';
		button.className = 'btn';
		button.addEventListener('click', () => {
			const typing = entry() && field('note');
			if (!typing) return;
			typing.value = note;
			outbox.drop(id);
			outbox.setDraft(note);
			show();
			typing.focus();
		});
		item.append(why, button);
		return item;
	}
}

function element(name: string, text: string): HTMLElement {
	const made = document.createElement(name);
	made.dir = 'auto';
	made.textContent = text;
	return made;
}

/** Where a browser keeps nothing, asking for its storage throws. */
function storageOf(): Storage | undefined {
	try {
		return localStorage;
	} catch {
		return undefined;
	}
}
