import { deviceRoles, type DeviceRole } from '../domain/meeting/device.ts';
import { holds, type Person, type Role } from '../domain/people/person.ts';
import type { RoundId } from '../domain/ids.ts';

/** Who may come: everybody, whoever has signed in, the people with one of these roles, or the devices of an evening. */
export type Who = 'everyone' | 'anyone_signed_in' | DeviceRole | readonly Role[];

/**
 * What one address lets through. What is not named is refused: no `get`, no page; no `post` for an action, no action.
 * `body` is the largest form in bytes (16 KiB when nothing is said).
 */
export type Access = {
	readonly get?: Who;
	readonly post?: Readonly<Record<string, Who>>;
	readonly body?: number;
};

/** A form of a vote, a login or a search is never larger than this. */
export const smallBody = 16 * 1024;

/** A form with a picture: 8 MiB for the picture, and room for the words. */
const pictureBody = 8 * 1024 * 1024 + 64 * 1024;

/** A form with a line for each of some thousand papers. */
const paperBody = 128 * 1024;

/** A form with a recording: 2 MiB for the recording, and room for what is said. */
const soundBody = 2 * 1024 * 1024 + 64 * 1024;

/** An address that is only a folder: nothing is there. */
const nothing: Access = {};
const page: Access = { get: 'everyone' };
/** A page with one form that everybody may send. */
const form: Access = { get: 'everyone', post: { default: 'everyone' } };

/** Who lets people in. */
const administrators = ['administrator'] as const satisfies readonly Role[];
/** Who leads every round. */
const leaders = ['administrator', 'coordinator'] as const satisfies readonly Role[];
/** Who runs a round: whoever leads every round, and the facilitators of this one. */
const team = [...leaders, 'facilitator'] as const;
/** Who looks at every round with the council's eyes. */
const council = [...leaders, 'councillor'] as const;
/** A page with one form, for those who run the round. */
const teamForm: Access = { get: team, post: { default: team } };
/** Who has something to do in a round. */
const workers = [...team, 'officer'] as const;

/**
 * Who may do what, address by address. A route without an entry does not compile (see hooks.server.ts),
 * and `tests/access.spec.ts` walks every cell.
 */
export const access = {
	'/': nothing,
	'/.well-known': nothing,
	'/.well-known/security.txt': page,
	'/api': nothing,
	'/api/v1': nothing,
	'/api/v1/rounds': page,
	'/api/v1/rounds/[round=round]': page,
	'/api/v1/rounds/[round=round]/ballots.csv': page,
	'/api/v1/rounds/[round=round]/ideas': page,
	'/api/v1/rounds/[round=round]/result.pb': page,
	'/api/v1/rounds/[round=round]/results': page,
	'/healthz': page,
	'/robots.txt': page,
	'/sitemap.xml': page,
	'/[[lang=lang]]': page,
	'/[[lang=lang]]/[round=round]': page,
	'/[[lang=lang]]/[round=round]/ballot-box': page,
	'/[[lang=lang]]/[round=round]/ballot-box/bundle.tar': page,
	'/[[lang=lang]]/[round=round]/ballot-box/heads.txt': page,
	'/[[lang=lang]]/[round=round]/ballot-box/log.txt': page,
	'/[[lang=lang]]/[round=round]/results': page,
	'/[[lang=lang]]/[round=round]/results/count': page,
	'/[[lang=lang]]/[round=round]/calendar.ics': page,
	'/[[lang=lang]]/[round=round]/help': page,
	'/[[lang=lang]]/[round=round]/help/ballot': page,
	'/[[lang=lang]]/[round=round]/ideas': page,
	'/[[lang=lang]]/[round=round]/ideas/[idea]': page,
	'/[[lang=lang]]/[round=round]/ideas/[idea]/calendar.ics': page,
	'/[[lang=lang]]/[round=round]/ideas/[idea]/help': {
		get: 'everyone',
		post: { offer: 'everyone', take_back: 'everyone' },
	},
	'/[[lang=lang]]/[round=round]/ideas/new': { get: 'everyone', post: { default: 'everyone' }, body: pictureBody },
	'/[[lang=lang]]/[round=round]/meetings': page,
	'/[[lang=lang]]/[round=round]/meetings/[meeting]': page,
	'/[[lang=lang]]/[round=round]/pictures': nothing,
	'/[[lang=lang]]/[round=round]/pictures/[picture]': page,
	'/[[lang=lang]]/[round=round]/sound': nothing,
	'/[[lang=lang]]/[round=round]/sound/[recording]': page,
	'/[[lang=lang]]/[round=round]/ideas/[idea]/project': page,
	'/[[lang=lang]]/[round=round]/news.atom': page,
	'/[[lang=lang]]/council': { get: council },
	'/[[lang=lang]]/council/[round=round]': { get: council },
	'/[[lang=lang]]/council/[round=round]/[table].csv': { get: council },
	'/[[lang=lang]]/council/[round=round]/data.json': { get: council },
	'/[[lang=lang]]/council/data.json': { get: council },
	'/[[lang=lang]]/council/rounds.csv': { get: council },
	'/[[lang=lang]]/desk': nothing,
	'/[[lang=lang]]/desk/[place]': { get: team, post: { press: team } },
	'/[[lang=lang]]/kiosk': nothing,
	'/[[lang=lang]]/kiosk/[place]': page,
	'/[[lang=lang]]/kiosk/[place]/assisted': form,
	'/[[lang=lang]]/login': { get: 'everyone', post: { password: 'everyone', demo: 'everyone' } },
	'/[[lang=lang]]/login/code': { get: 'everyone', post: { default: 'everyone' } },
	'/[[lang=lang]]/login/link': nothing,
	'/[[lang=lang]]/login/link/[token]': { get: 'everyone', post: { default: 'everyone' } },
	'/[[lang=lang]]/logout': { post: { default: 'everyone' } },
	'/[[lang=lang]]/pair': form,
	'/[[lang=lang]]/print': nothing,
	'/[[lang=lang]]/print/[round=round]': nothing,
	'/[[lang=lang]]/print/[round=round]/ideas': nothing,
	'/[[lang=lang]]/print/[round=round]/ideas/[idea]': { get: team },
	'/[[lang=lang]]/print/[round=round]/ballot': { get: team },
	'/[[lang=lang]]/print/[round=round]/cards': { get: team, post: { default: team } },
	'/[[lang=lang]]/print/[round=round]/recovery': teamForm,
	'/[[lang=lang]]/print/[round=round]/[sheet=sheet]': { get: team },
	'/[[lang=lang]]/privacy': page,
	'/[[lang=lang]]/problem': nothing,
	'/[[lang=lang]]/problem/[reason=reason]': page,
	'/[[lang=lang]]/screen': nothing,
	'/[[lang=lang]]/screen/[pairing]': { get: 'screen' },
	'/[[lang=lang]]/screen/[pairing]/news': { get: 'screen' },
	'/[[lang=lang]]/security': page,
	'/[[lang=lang]]/stem': form,
	'/[[lang=lang]]/stem/tak': form,
	'/[[lang=lang]]/stem/tjek-valg': form,
	'/[[lang=lang]]/stem/vaelg': form,
	'/[[lang=lang]]/tablet': { get: 'scribe', post: { write: 'scribe', mend: 'scribe', hide: 'scribe' } },
	'/[[lang=lang]]/tjek': form,
	'/[[lang=lang]]/was': page,
	'/[[lang=lang]]/work': { get: 'anyone_signed_in' },
	'/[[lang=lang]]/work/account': {
		get: 'anyone_signed_in',
		post: {
			password: 'anyone_signed_in',
			end: 'anyone_signed_in',
			end_all: 'anyone_signed_in',
			drop: 'anyone_signed_in',
		},
	},
	'/[[lang=lang]]/work/account/second-factor': { get: 'anyone_signed_in', post: { default: 'anyone_signed_in' } },
	'/[[lang=lang]]/work/audit': { get: leaders },
	'/[[lang=lang]]/work/new': { get: leaders, post: { default: leaders } },
	'/[[lang=lang]]/work/people': { get: administrators, post: { invite: administrators } },
	'/[[lang=lang]]/work/people/[person]': {
		get: administrators,
		post: {
			grant: administrators,
			withdraw: administrators,
			link: administrators,
			shut_out: administrators,
			let_in: administrators,
			drop_second_factor: administrators,
		},
	},
	'/[[lang=lang]]/work/place': { get: leaders, post: { default: leaders } },
	'/[[lang=lang]]/work/[round=round]': { get: workers },
	'/[[lang=lang]]/work/[round=round]/settings': {
		get: team,
		post: {
			basics: team,
			contacts: team,
			track: team,
			track_names: team,
			drop_track: team,
			place: team,
			drop_place: team,
			languages: team,
			spoken: team,
			copy: leaders,
		},
	},
	'/[[lang=lang]]/work/[round=round]/ideas': { get: team, post: { show: team } },
	'/[[lang=lang]]/work/[round=round]/ideas/[idea]': {
		get: team,
		post: {
			field: team,
			costs: team,
			join: team,
			offer: team,
			drop_offer: team,
			step: team,
			unclaimed: team,
			show: team,
			merge: team,
			unmerge: team,
			withdraw: team,
			reopen: team,
			send: team,
		},
	},
	'/[[lang=lang]]/work/[round=round]/ideas/[idea]/texts': {
		get: team,
		post: { text: team, sound: team, drop: team },
		body: soundBody,
	},
	'/[[lang=lang]]/work/[round=round]/ideas/[idea]/done': { get: team, post: { default: team }, body: pictureBody },
	'/[[lang=lang]]/work/[round=round]/meetings': { get: team, post: { default: team } },
	'/[[lang=lang]]/work/[round=round]/meetings/[meeting]': {
		get: team,
		post: { plan: team, cancel: team, count: team, minutes: team, end: team, device: team, remove_device: team },
	},
	'/[[lang=lang]]/work/[round=round]/meetings/[meeting]/notes': {
		get: team,
		post: { write: team, pile: team, idea: team, hide: team, undo: team },
	},
	'/[[lang=lang]]/work/[round=round]/meetings/[meeting]/run': {
		get: team,
		post: { step: team, clock: team, show: team, prompt: team },
	},
	'/[[lang=lang]]/work/[round=round]/screening': { get: workers },
	'/[[lang=lang]]/work/[round=round]/screening/[idea]': {
		get: workers,
		post: {
			answer: ['officer'],
			internal: ['officer'],
			write: workers,
			agree: workers,
			take_back: team,
			accept_no: team,
			place: team,
		},
	},
	'/[[lang=lang]]/work/[round=round]/projects': { get: team },
	'/[[lang=lang]]/work/[round=round]/projects/[idea]': {
		get: team,
		post: { plan: team, news: team, money: team },
		body: pictureBody,
	},
	'/[[lang=lang]]/work/[round=round]/turnout': { get: team, post: { default: team } },
	'/[[lang=lang]]/work/[round=round]/auditor.tar': { get: council },
	'/[[lang=lang]]/work/[round=round]/cards': { get: team, post: { change: team, handed_out: team } },
	'/[[lang=lang]]/work/[round=round]/poll': {
		get: team,
		post: {
			readings: team,
			contact: leaders,
			freeze: team,
			thaw: team,
			seal: team,
			unseal: team,
			open: team,
			in_line: team,
			close: team,
			open_box: team,
			resume: team,
			finalise: team,
			publish: team,
		},
	},
	'/[[lang=lang]]/work/[round=round]/poll/ballot': teamForm,
	'/[[lang=lang]]/work/[round=round]/poll/correct': teamForm,
	'/[[lang=lang]]/work/[round=round]/poll/extend': teamForm,
	'/[[lang=lang]]/work/[round=round]/poll/keys': teamForm,
	'/[[lang=lang]]/work/[round=round]/poll/lot': teamForm,
	'/[[lang=lang]]/work/[round=round]/poll/rehearsal': { get: team, post: { start: team, reset: team } },
	'/[[lang=lang]]/work/[round=round]/announcement': { get: team },
	'/[[lang=lang]]/work/[round=round]/paper': {
		get: team,
		post: {
			swap: team,
			another: team,
			take_back: team,
			decide: team,
			count: team,
			sheets: team,
			anew: team,
			explain: team,
		},
		body: paperBody,
	},
	'/[[lang=lang]]/work/[round=round]/pack': { get: team },
	'/[[lang=lang]]/work/[round=round]/protocol': { get: [...workers, 'councillor'] },
} as const satisfies Readonly<Record<string, Access>>;

/** What a request may be answered: let in, sent to sign in, or told that it is not theirs. */
export type Verdict = 'in' | 'sign_in' | 'no_device' | 'not_yours' | 'wrong_method';

export type Knock = {
	readonly routeId: string;
	readonly method: string;
	/** The action of a form post: `default` when none is named. */
	readonly action: string;
	readonly person: Person | null;
	readonly round?: RoundId | undefined;
	/** What the device is for that asks, when it is one of an evening. */
	readonly device?: DeviceRole | undefined;
};

/** The verdict of the table. Unknown addresses and unnamed actions are refused. */
export function mayEnter({ routeId, method, action, person, round, device }: Knock): Verdict {
	const entry: Access = (access as Readonly<Record<string, Access>>)[routeId] ?? nothing;
	const who = method === 'GET' || method === 'HEAD' ? entry.get : method === 'POST' ? entry.post?.[action] : undefined;

	if (who === undefined) return 'wrong_method';
	if (who === 'everyone') return 'in';
	if (isForDevices(who)) return who === device ? 'in' : 'no_device';
	if (!person) return 'sign_in';
	return who === 'anyone_signed_in' || holds(person, who, round) ? 'in' : 'not_yours';
}

const isForDevices = (who: Who | undefined): who is DeviceRole => deviceRoles.some((role) => role === who);

/** Whether an address belongs to the devices of an evening. Nowhere else is anybody asked which device they are. */
export function isOfDevices(routeId: string | null): boolean {
	const entry: Access | undefined = (access as Readonly<Record<string, Access>>)[routeId ?? ''];
	return isForDevices(entry?.get);
}

/** The largest body that an address takes, in bytes. */
export function bodyLimit(routeId: string): number {
	const entry: Access | undefined = (access as Readonly<Record<string, Access>>)[routeId];
	return entry?.body ?? smallBody;
}
