import { expect, test } from 'vitest';
import { readEnvironment } from './env.ts';

const sentence = (variables: Record<string, string>) => {
	const read = readEnvironment(variables);
	return read.ok ? '' : read.refusal.sentence;
};

test('without any setting it is the demo, on this machine, with keys beside the data', () => {
	const read = readEnvironment({});
	if (!read.ok) throw new Error(read.refusal.sentence);
	expect(read.value).toMatchObject({ port: 3000, host: '127.0.0.1', origin: 'http://localhost:3000', isDemo: true });
	expect(read.value.keyDir.startsWith(read.value.dataDir + '/')).toBe(false);
});

test('a real installation must say where its keys lie, and never among the data', () => {
	expect(sentence({ DEMO: '0' })).toContain('KEY_DIR must be set');
	expect(sentence({ KEY_DIR: './data/keys' })).toContain('must not lie inside');
	expect(sentence({ DEMO: '0', KEY_DIR: '/srv/keys', DATA_DIR: '/srv/data' })).toBe('');
});

test('the demo shows itself to other machines only when told to', () => {
	expect(sentence({ HOST: '0.0.0.0' })).toContain('DEMO=1');
	expect(sentence({ HOST: '0.0.0.0', DEMO: '1' })).toBe('');
});

test('a wrong setting is named in one sentence', () => {
	expect(sentence({ PORT: 'eighty' })).toMatch(/^PORT is wrong/);
	expect(sentence({ ORIGIN: 'medbestem' })).toMatch(/^ORIGIN is wrong/);
	expect(sentence({ LOG_LEVEL: 'loud' })).toMatch(/^LOG_LEVEL is wrong/);
});

test('the clock is moved in tests only', () => {
	const at = (NODE_ENV: string) => {
		const read = readEnvironment({ TEST_NOW: '2014-09-13T10:00:00Z', NODE_ENV });
		return read.ok ? read.value.testNow : undefined;
	};
	expect(at('production')).toBeUndefined();
	expect(at('test')).toBe('2014-09-13T10:00:00Z');
});
