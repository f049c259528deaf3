import { scores, weigh, type Profile } from '../counting/profile.ts';
import { withoutBlanks } from './csv.ts';
import { usualWeights, type PabulibFile } from './pabulib-file.ts';

/** What is written: an election as the reader gives it. Warnings are not. */
export type PabulibElection = Omit<PabulibFile, 'warnings'>;

const required = ['description', 'country', 'unit', 'instance'];
const computed = ['num_projects', 'num_votes', 'budget', 'vote_type'];

/**
 * Writes a Pabulib file, piece by piece. Voters stand in shuffled order under fresh running numbers, so that neither the order
 * nor the number tells who voted when; `random` answers with numbers from 0 up to 1.
 * @throws RangeError if a project id is empty, holds a comma, or begins or ends with a blank: the format cannot name it.
 */
export function* writePabulib(election: PabulibElection, random: () => number): Generator<string> {
	const { instance, voteType, ballots } = election;
	const wrong = instance.projects.find(({ id }) => id === '' || id.includes(',') || id !== withoutBlanks(id));
	if (wrong) throw new RangeError(`not an id that Pabulib can name: ${JSON.stringify(wrong.id)}`);
	const profile = weigh(ballots, instance.projects.length, usualWeights(voteType));
	yield section('META', ['key', 'value'], metaRows(election, profile));
	yield* projectsSection(election, profile);
	yield* votesSection(election, profile, random);
}

/** An amount in smallest units as a decimal number of whole units. */
export function amountText(amount: number, unit: number): string {
	const decimals = String(unit).length - 1;
	if (decimals === 0) return String(amount);
	const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
	const behind = digits.slice(-decimals).replace(/0+$/, '');
	return `${amount < 0 ? '-' : ''}${digits.slice(0, -decimals)}${behind && `.${behind}`}`;
}

function metaRows({ meta, instance, voteType }: PabulibElection, profile: Profile): string[][] {
	const values = new Map(meta);
	values.set('num_projects', String(profile.projects));
	values.set('num_votes', String(profile.voters));
	values.set('budget', amountText(instance.budget, instance.unit));
	values.set('vote_type', voteType);
	const longest = Number(values.get('max_length'));
	if (values.has('max_length') && longest > profile.projects) values.set('max_length', String(profile.projects));
	const order = [...required, ...computed, ...values.keys()];
	return [...new Set(order)].flatMap((key) => (values.has(key) ? [[key, values.get(key) ?? '']] : []));
}

function* projectsSection({ instance, details, voteType }: PabulibElection, profile: Profile): Generator<string> {
	const votes = new Float64Array(profile.projects);
	profile.chosen.forEach((project, at) => (votes[project]! += profile.weights[at]! > 0 ? 1 : 0));
	const sums = scores(profile);
	const withScore = usualWeights(voteType) !== 'approval';
	const own = ['project_id', 'cost', 'votes', ...(withScore ? ['score'] : [])];
	const columns = [...new Set([...own, ...details.flatMap((detail) => [...detail.keys()])])];
	const rows = instance.projects.map(({ id, cost }, place) => {
		const row = new Map(details[place]);
		row.set('project_id', id).set('cost', amountText(cost, instance.unit)).set('votes', String(votes[place]));
		if (withScore) row.set('score', String(sums[place]));
		return columns.map((column) => row.get(column) ?? '');
	});
	yield section('PROJECTS', columns, rows);
}

function* votesSection({ instance, voteType }: PabulibElection, profile: Profile, random: () => number) {
	const withPoints = usualWeights(voteType) === 'points';
	yield section('VOTES', ['voter_id', 'vote', ...(withPoints ? ['points'] : [])], []);
	const order = shuffled(profile.voters, random);
	for (let first = 0; first < order.length; first += 1000) {
		const rows = Array.from(order.subarray(first, first + 1000), (ballot, place) => {
			const [from, to] = [profile.starts[ballot]!, profile.starts[ballot + 1]!];
			const ids = Array.from(profile.chosen.subarray(from, to), (project) => instance.projects[project]?.id ?? '');
			const points = withPoints ? [profile.weights.subarray(from, to).join(',')] : [];
			return line([String(first + place + 1), ids.join(','), ...points]);
		});
		yield rows.join('');
	}
}

function section(name: string, columns: readonly string[], rows: readonly (readonly string[])[]): string {
	return `${name}\n${line(columns)}${rows.map(line).join('')}`;
}

function line(cells: readonly string[]): string {
	return `${cells.map(cell).join(';')}\n`;
}

function cell(text: string): string {
	const bare = withoutBlanks(text);
	return /[;"\r\n]/.test(bare) ? `"${bare.replaceAll('"', '""')}"` : bare;
}

/** The numbers below `count` in an order drawn by lot. */
function shuffled(count: number, random: () => number): Uint32Array {
	const order = Uint32Array.from({ length: count }, (_, place) => place);
	for (let last = count - 1; last > 0; last--) {
		const other = Math.floor(random() * (last + 1));
		[order[last], order[other]] = [order[other]!, order[last]!];
	}
	return order;
}
