import type { Fault, FaultReason } from '#lib/ballotbox/bundle/fault.ts';
import type { Verified } from '#lib/ballotbox/bundle/verify-bundle.ts';

// What `npm run verify` says, so that a journalist can quote it. Danish first; English on demand.

/** A language that the command speaks. */
export type Language = 'da' | 'en';

type Said = Readonly<Record<Language, string>>;

const reasons: Record<FaultReason, Said> = {
	not_an_archive: { da: 'filen er ikke et helt arkiv', en: 'the file is not a whole archive' },
	not_a_list: { da: 'listen over filerne kan ikke læses', en: 'the list of files cannot be read' },
	not_as_listed: { da: 'filerne er ikke dem, listen nævner', en: 'the files are not those on the list' },
	changed: { da: 'filen er ændret, efter at den blev underskrevet', en: 'the file was changed after it was signed' },
	not_a_manifest: { da: 'det er ikke et gyldigt manifest', en: 'this is not a valid manifest' },
	not_signed: { da: 'underskriften mangler', en: 'the signature is missing' },
	wrong_signature: { da: 'underskriften passer ikke', en: 'the signature does not fit' },
	other_round: { da: 'det hører til en anden afstemning', en: 'this belongs to another vote' },
	more_than_corrected: {
		da: 'mere end titler og priser blev ændret, mens der var åbent',
		en: 'more than titles and prices was changed while the poll was open',
	},
	wrong_files: { da: 'pakken har ikke de filer, den skal have', en: 'the bundle does not have the files it must have' },
	cut_off: { da: 'filen stopper midt i en linje', en: 'the file breaks off within a line' },
	not_a_card: { da: 'det er ikke et kort', en: 'this is not a card' },
	not_in_order: { da: 'linjerne står ikke i orden', en: 'the lines are not in order' },
	not_the_listed_cards: {
		da: 'kortene er ikke dem, der blev lagt fast før afstemningen',
		en: 'the cards are not those that were settled before the vote',
	},
	not_a_head: { da: 'det er ikke et hoved fra loggen', en: 'this is not a head of the log' },
	heads_do_not_grow: { da: 'hovederne vokser ikke', en: 'the heads do not grow' },
	not_a_leaf: { da: 'linjen kan ikke stå i loggen', en: 'this line cannot stand in the log' },
	not_begun: { da: 'loggen begynder ikke med åbningen', en: 'the log does not begin with the opening of the poll' },
	not_closed: { da: 'loggen slutter ikke med lukningen', en: 'the log does not end with the closing of the poll' },
	after_closing: { da: 'linjen kom efter lukningen', en: 'this line came after the closing' },
	other_manifest: { da: 'loggen nævner et andet manifest', en: 'the log names another manifest' },
	unknown_card: {
		da: 'stemmen kommer fra et kort, der ikke findes',
		en: 'the vote comes from a card that does not exist',
	},
	card_taken_out: {
		da: 'stemmen kommer fra et kort, der var taget ud',
		en: 'the vote comes from a card that had been taken out',
	},
	voted_twice: { da: 'kortet har stemt to gange', en: 'the card has voted twice' },
	wrong_version: { da: 'stemmens nummer passer ikke', en: 'the number of the vote does not fit' },
	wrong_root: {
		da: 'loggen blev ændret, efter at hovedet blev underskrevet',
		en: 'the log was changed after this head was signed',
	},
	opened_before_signed: {
		da: 'der blev stemt, før reglerne var underskrevet',
		en: 'votes were cast before the rules were signed',
	},
	log_goes_on: { da: 'det sidste hoved dækker ikke hele loggen', en: 'the last head does not cover the whole log' },
	not_the_urn: { da: 'urnen passer ikke til loggen', en: 'the urn does not fit the log' },
	not_an_opening: { da: 'åbningen kan ikke læses', en: 'the opening cannot be read' },
	numbers_differ: {
		da: 'der kom ikke lige så mange stemmer ud, som der lå i urnen',
		en: 'not as many votes came out as lay in the urn',
	},
	other_custody: { da: 'nøglen lå et andet sted end aftalt', en: 'the key lay somewhere else than agreed' },
	not_a_ballot: { da: 'det er ikke en gyldig stemme', en: 'this is not a valid ballot' },
	ballots_missing: {
		da: 'der er ikke lige så mange stemmer, som åbningen siger',
		en: 'there are not as many ballots as the opening says',
	},
	not_the_opening: {
		da: 'stemmerne er ikke dem, der blev underskrevet ved åbningen',
		en: 'the ballots are not those that were signed at the opening',
	},
	not_a_paper_count: { da: 'optællingen af papir kan ikke læses', en: 'the count of papers cannot be read' },
	not_the_paper: {
		da: 'antallet af kort byttet til papir passer ikke',
		en: 'the number of cards swapped for paper does not fit',
	},
	paper_of_no_ballot: {
		da: 'der er talt papir fra en stemmeseddel, som ikke var i brug',
		en: 'papers were counted of a ballot that was not in use',
	},
	papers_differ: {
		da: 'der er ikke lige så mange papirsedler i bunkerne, som der er talt',
		en: 'not as many papers lie in the piles as were counted',
	},
	more_papers_than_cards: {
		da: 'der er talt flere papirsedler, end der er kort byttet til papir',
		en: 'more papers were counted than cards were swapped for paper',
	},
	more_papers_than_given: {
		da: 'der ligger flere papirsedler i bunkerne, end der er delt ud',
		en: 'more papers lie in the piles than were handed out',
	},
	not_a_lot: { da: 'lodtrækningen er ikke gyldig', en: 'the lot is not valid' },
	lot_missing: { da: 'der mangler en lodtrækning', en: 'a lot is missing' },
	other_result: { da: 'vi tæller til et andet resultat', en: 'we count to another result' },
	other_pabulib: { da: 'filen passer ikke til stemmerne', en: 'the file does not fit the ballots' },
};

/** The fault in one sentence that begins with its place. */
export function faultSentence({ file, line, reason }: Fault, language: Language): string {
	const place = line === undefined ? file : { da: `${file}, linje ${line}`, en: `${file}, line ${line}` }[language];
	return `${place}: ${reasons[reason][language]}.`;
}

/** What was checked, a line each. */
export function verdictLines(
	{ kind, manifest, manifestHashes, log, opening, paper, count }: Verified,
	language: Language,
): string[] {
	const say = (da: string, en: string) => (language === 'da' ? da : en);
	const changed = log.votes - log.counted;
	const heads = log.heads.map(({ size }) => size).join(', ');
	const titles = new Map(manifest.tracks.flatMap(({ ideas }) => ideas.map(({ number, title }) => [number, title])));
	const winners = count.outcomes.map(({ track, winners: won }) => {
		const names = won.map((number) => `${number} ${titles.get(number) ?? ''}`).join(', ');
		return say(`  Pulje ${track}: ${names || 'ingen vandt'}`, `  Track ${track}: ${names || 'nobody won'}`);
	});
	return [
		say(`Afstemning: ${manifest.name} (${manifest.area})`, `Vote: ${manifest.name} (${manifest.area})`),
		say(
			`Regler, idéer, priser og ${log.cards} kort lå fast og var underskrevet før den første stemme.`,
			`Rules, ideas, prices and ${log.cards} cards were settled and signed before the first vote.`,
		),
		say(
			`Loggen har ${log.leaves} linjer. Intet er ændret siden hovederne ved ${heads}.`,
			`The log has ${log.leaves} lines. Nothing was changed since the heads at ${heads}.`,
		),
		say(
			`${log.votes} stemmer er underskrevet med hver sit kort. ${log.counted} tæller, og ingen kort tæller to gange.`,
			`${log.votes} votes are signed, each with its card. ${log.counted} count, and no card counts twice.`,
		),
		...(changed > 0
			? [
					say(
						`${changed} tæller ikke: lavet om (kun den sidste tæller), byttet til papir eller taget ud.`,
						`${changed} do not count: changed (only the last counts), swapped for paper, or taken out.`,
					),
				]
			: []),
		say(
			`Åbningen: ${opening.valid} gyldige, ${opening.invalid} ugyldige.`,
			`The opening: ${opening.valid} valid, ${opening.invalid} invalid.`,
		),
		...trust(opening, language),
		...onPaper(paper, language),
		...(kind === 'totals'
			? [fewSentence(paper, language)]
			: [
					say(
						'Vi har talt om efter reglen og fået det samme resultat:',
						'We counted again by the rule and got the same result:',
					),
					...winners,
					...(count.lots.length > 0
						? [say(`Lodtrækninger brugt: ${count.lots.length}.`, `Lots drawn: ${count.lots.length}.`)]
						: []),
				]),
		say(
			`Manifestets kontroltal: ${manifestHashes.join(', ')}. Sammenlign det med protokollen.`,
			`Check number of the manifest: ${manifestHashes.join(', ')}. Compare it with the protocol.`,
		),
	];
}

/** Whom one has to trust for the opening: no proof shows that it was right. */
function trust({ custody, signatures }: Verified['opening'], language: Language): string[] {
	const times = signatures[0]?.openings ?? 2;
	const by: Record<typeof custody, Said> = {
		server: {
			da: `Kassen blev åbnet ${times} gange af serveren, med samme udfald. Her stoler du på serveren.`,
			en: `Opening: trusted to the server. It opened the box ${times} times, with the same outcome.`,
		},
		holders: {
			da: `Kassen blev åbnet ${times} gange af dem, der havde nøglen, med samme udfald. Her stoler du på dem.`,
			en: `Opened ${times} times by holders, with the same outcome. You trust them here.`,
		},
	};
	return [by[custody][language]];
}

/** How many votes are on paper, and whom one has to trust for them: the program sees what was counted, not the papers. */
function onPaper({ swapped, isCounted, votes }: Verified['paper'], language: Language): string[] {
	const say = (da: string, en: string) => (language === 'da' ? da : en);
	if (swapped === 0) return [];
	const cards = say(`Kort byttet til papir: ${swapped}.`, `Cards swapped for paper: ${swapped}.`);
	if (!isCounted) {
		return [say(`${cards} Papirsedlerne er ikke talt med her.`, `${cards} The papers are not counted in here.`)];
	}
	const byTrack = votes.length > 1 ? (at: number) => say(` i pulje ${at + 1}`, ` in track ${at + 1}`) : () => '';
	const counts = votes.map((count, at) => `${count}${byTrack(at)}`).join(', ');
	return [
		say(
			`${cards} Stemmer på papir: ${counts}. De er talt med, og der er ikke flere end byttede kort.`,
			`${cards} Votes on paper: ${counts}. They are counted in, and there are no more than cards swapped.`,
		),
		say(
			'To mennesker har talt papiret hver for sig, til de fik det samme. Programmet kan ikke se papiret. Her stoler du på dem.',
			'Two people counted the papers apart until they agreed. The program cannot see the papers. You trust those people here.',
		),
	];
}

/** Why the single ballots are not there. */
function fewSentence({ isCounted }: Verified['paper'], language: Language): string {
	const few = {
		da: isCounted ? 'Der er under 20 digitale stemmer eller under 5 på papir' : 'Der er under 20 stemmer',
		en: isCounted ? 'There are under 20 digital votes or under 5 on paper' : 'There are under 20 votes',
	};
	return {
		da: `${few.da}, så de enkelte stemmer er ikke med. At tælle om kræver revisorens pakke.`,
		en: `${few.en}, so the single ballots are left out. The recount needs the auditor’s bundle.`,
	}[language];
}
