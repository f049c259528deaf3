import { error } from '@sveltejs/kit';
import * as v from 'valibot';
import { readForm } from '$lib/server/form';
import { findProof } from '$lib/server/store/log-proofs';
import { goOn, readPass, saidTo, sceneOf } from '$lib/server/vote/carry';
import { listFinalised } from '$lib/server/store/finalisation';
import { lookUp } from '$lib/server/vote/steps';

const Code = v.strictObject({ code: v.pipe(v.string(), v.maxLength(60)) });

export const load = async (event) => {
	const said = saidTo(event, readPass(event));
	const { db, now } = event.locals;
	const vote = said?.kind === 'looked_up' ? said : undefined;
	const isUnknown = said?.kind === 'refused' && said.refusal.reason === 'unknown_code';
	return {
		finalised: isUnknown ? await listFinalised(db) : [],
		refusal: said?.kind === 'refused' ? said.refusal : undefined,
		typed: said?.kind === 'refused' ? (said.typed ?? '') : '',
		answer: vote && { receipt: vote.receipt, mayVote: vote.mayVote },
		proof: vote?.round && vote.receipt ? await findProof(db, vote.round, vote.receipt, now) : undefined,
	};
};

export const actions = {
	default: async (event) => {
		const form = await readForm(event.request, Code);
		if (!form.ok) error(400);

		const next = await lookUp(sceneOf(event), readPass(event), form.value.code);
		if (next.ok) goOn(event, next.value);
		event.setHeaders({ 'Retry-After': '2' });
		error(429);
	},
};
