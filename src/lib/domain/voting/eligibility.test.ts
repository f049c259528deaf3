import { expect, test } from 'vitest';
import { maySwap, mayVote, type CardFacts, type PollFacts } from './eligibility.ts';

const poll: PollFacts = {
	pollState: 'open',
	opensAt: 1000,
	closesAt: 2000,
	graceUntil: 2500,
	resultAt: 3000,
	voteChange: 'never',
};
const card: CardFacts = { status: 'active', bundle: 'active', inLine: false, votes: 0 };
const answer = (facts: Partial<CardFacts>, setting: Partial<PollFacts>, now: number) => {
	const may = mayVote({ ...card, ...facts }, { ...poll, ...setting }, now);
	return may.ok ? 'may vote' : may.refusal.reason;
};

test('a card votes from the minute of opening until the minute of closing', () => {
	expect(answer({}, {}, 999)).toBe('not_open_yet');
	expect(answer({}, {}, 1000)).toBe('may vote');
	expect(answer({}, {}, 1999)).toBe('may vote');
	expect(answer({}, {}, 2000)).toBe('poll_closed');
});

test('who stood in line at closing time votes until the grace is over', () => {
	expect(answer({ inLine: true }, {}, 2499)).toBe('may vote');
	expect(answer({ inLine: true }, {}, 2500)).toBe('poll_closed');
	expect(answer({ inLine: true }, { graceUntil: null }, 2000)).toBe('poll_closed');
	expect(answer({ inLine: true }, { pollState: 'closed' }, 2100)).toBe('poll_closed');
});

test('the hours alone do not open a poll, two people do', () => {
	expect(answer({}, { pollState: 'ready' }, 1500)).toBe('not_open_yet');
	expect(answer({}, { pollState: 'incident' }, 1500)).toBe('poll_paused');
});

test('a card that is out of use says why', () => {
	expect(answer({ status: 'revoked' }, {}, 1500)).toBe('card_revoked');
	expect(answer({ bundle: 'revoked' }, {}, 1500)).toBe('card_revoked');
	expect(answer({ status: 'paper' }, {}, 1500)).toBe('card_on_paper');
	expect(answer({ bundle: 'inactive' }, {}, 1500)).toBe('card_not_opened');
});

test('a card votes once, and again only where votes may be changed', () => {
	expect(answer({ votes: 1 }, {}, 1500)).toBe('code_used');
	expect(answer({ votes: 1 }, { voteChange: 'until_close' }, 1500)).toBe('may vote');
});

test('a vote is changed nineteen times at most', () => {
	expect(answer({ votes: 19 }, { voteChange: 'until_close' }, 1500)).toBe('may vote');
	expect(answer({ votes: 20 }, { voteChange: 'until_close' }, 1500)).toBe('changed_too_often');
	expect(answer({ votes: 20 }, {}, 1500)).toBe('code_used');
});

test('a card is swapped for a paper as long as it could vote, in a pause too, however often its vote was changed', () => {
	const swap = (facts: Partial<CardFacts>, setting: Partial<PollFacts>, now = 1500) => {
		const may = maySwap({ ...card, ...facts }, { ...poll, ...setting }, now);
		return may.ok ? 'may swap' : may.refusal.reason;
	};
	expect(swap({}, { pollState: 'incident' })).toBe('may swap');
	expect(swap({ votes: 20 }, { voteChange: 'until_close' })).toBe('may swap');
	expect(swap({ votes: 1 }, {})).toBe('code_used');
	expect(swap({ status: 'paper' }, {})).toBe('card_on_paper');
	expect(swap({}, {}, 2000)).toBe('poll_closed');
	expect(swap({ inLine: true }, {}, 2000)).toBe('may swap');
});
