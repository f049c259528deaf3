import { expect, test } from 'vitest';
import { csvText } from './csv-text.ts';

test('cells stand in quotes, numbers do not', () => {
	expect(
		csvText([
			['a', 'b;c'],
			['"x"', 12],
		]),
	).toBe('"a","b;c"\r\n"""x""",12\r\n');
});

test('what a spreadsheet would run is only text', () => {
	for (const bad of ['=1+1', '+45', '-1', '@sum', '\t=1', '\r=1', ' =cmd', '\u00a0=1']) {
		expect(csvText([[bad]])).toBe(`"'${bad}"\r\n`);
	}
	expect(csvText([['Leg = sjov']])).toBe('"Leg = sjov"\r\n');
});
