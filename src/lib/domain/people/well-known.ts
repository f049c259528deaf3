/** Words that guessers try first: the commonest passwords of the world and of Scandinavia, and words of this place. */
export const wellKnown: readonly string[] = (
	'password passwort passord adgangskode kodeord losenord lösenord hemmelig hemlig secret login admin administrator ' +
	'root user guest test demo welcome velkommen valkommen välkommen letmein default changeme qwertyuiop qwerty asdfghjkl ' +
	'asdfgh asdf zxcvbnm zxcvbn yuiop uiop abcdefghijkl abcdefgh abcdef abcd abc iloveyou jegelskerdig elsker love dragon ' +
	'monkey football fodbold fotboll baseball basketball hockey handbold soccer superman batman spiderman starwars ' +
	'pokemon minecraft sunshine princess prinsesse master shadow trustno flower freedom whatever michael jordan ' +
	'jennifer charlie daniel andrea thomas martin mathias christian christina kasper jesper anders peter hanne mette ' +
	'hejmeddig hejhej hello hallo goddag farvel sommer sommar vinter winter foraar forår efteraar efterår summer spring ' +
	'autumn januar februar marts april maj juni juli august september oktober november december mandag tirsdag onsdag ' +
	'torsdag fredag lordag lørdag sondag søndag danmark denmark sverige norge kobenhavn københavn copenhagen aarhus ' +
	'odense aalborg esbjerg orebro örebro stockholm bolbro naesby næsby vollsmose fyn brondby brøndby liverpool ' +
	'medbestem medbestemmelse borgerbudget budget kommune kommunen borger bydel afstemning stemme stemmekort valg ' +
	'rugbrod rugbrød smorrebrod smørrebrød lego carlsberg tuborg computer internet google facebook microsoft windows'
).split(' ');
