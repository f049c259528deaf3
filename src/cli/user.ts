import { parseArgs } from 'node:util';
import { givenPerRound, roles, type Role } from '#lib/domain/people/person.ts';
import { linkTo, newToken } from '#lib/server/auth/tokens.ts';
import { clock } from '#lib/server/clock.ts';
import { giveLink } from '#lib/server/store/links.ts';
import { grantRole, invitePerson } from '#lib/server/store/manage-people.ts';
import { findByEmail } from '#lib/server/store/people.ts';
import { identifyRound } from '#lib/server/store/rounds.ts';
import { command, environment, openPrepared, PlainError } from './prepare.ts';

// npm run user -- add EMAIL ROLE [ROUND]: the first administrator, and any other person. Prints a one-time link.

await command(async () => {
	const { positionals } = parseArgs({ allowPositionals: true });
	const [what, email = '', role = '', slug] = positionals;
	if (what !== 'add' || !email.includes('@') || !isRole(role)) {
		throw new PlainError(`Say: npm run user -- add EMAIL ROLE [ROUND]. The roles are: ${roles.join(', ')}.`);
	}

	const env = environment();
	const db = openPrepared(env);
	const by = { by: 'system', now: clock(env.testNow) };
	const roundId = slug ? (await identifyRound(db, slug))?.id : undefined;
	if (slug && !roundId) throw new PlainError(`There is no round "${slug}".`);
	if (givenPerRound(role) !== Boolean(slug)) {
		throw new PlainError(
			givenPerRound(role)
				? `Say for which round: ${role} is given per round.`
				: `${role} is given for the whole place, not for a round.`,
		);
	}

	const grant = { role, roundId: roundId ?? null };
	const { token, hash } = newToken();
	const found = await findByEmail(db, email);
	if (found) {
		await grantRole(db, found.account.id, grant, by);
		const purpose = found.account.passwordHash === null ? 'invitation' : 'reset';
		await giveLink(db, { personId: found.account.id, purpose, tokenHash: hash, ...by });
	} else {
		const name = email.split('@')[0] ?? email;
		await invitePerson(db, { email, name, grant, tokenHash: hash }, by);
	}
	db.$client.close();
	console.log(`${email} is ${role}. This link works once, to choose a password:\n${linkTo(env.origin, token)}`);
});

function isRole(text: string): text is Role {
	return roles.some((role) => role === text);
}
