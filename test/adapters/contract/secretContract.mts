import type { ProviderError } from '../../../adapters/index.ts';
import { type Fault, serversOf } from '../../../sandbox/index.mts';
import { createHarness, expectNoSecret } from './harness.mts';
import { messagesOf } from './scripted.mts';
import { type ContractSubject, SECRET } from './subject.mts';

const ECHOES: ReadonlyArray<readonly [string, string]> = [
	['as it is', SECRET],
	['URL-encoded', encodeURIComponent(SECRET)],
	['in base64', Buffer.from(SECRET).toString('base64')],
	['in base64 for URLs', Buffer.from(SECRET).toString('base64url')],
];

/** Where the secret goes, and where it never does. */
export function secretContract(subject: ContractSubject): void {
	describe('the secret', () => {
		const harness = createHarness(subject);

		it('reaches the provider with every request', async () => {
			await harness.open().read();
			for (const { path, headers } of harness.server.requests) {
				const [, basic = ''] = /^Basic (.*)$/.exec(headers.authorization ?? '') ?? [];
				const user = Buffer.from(basic, 'base64').toString();
				const sent = `${decodeURIComponent(path)} ${Object.values(headers).join(' ')} ${user}`;
				expect(sent).toContain(SECRET);
			}
		});

		it.each([301, 302, 303, 307, 308])('doesn’t follow HTTP %i to another host', async (code) => {
			const [other] = serversOf(harness.sandbox).filter((server) => server !== harness.server);
			if (!other) throw new Error('There is no other host');
			other.clearRequests();
			const location = `${other.origin}/stolen?back=${encodeURIComponent(SECRET)}`;
			harness.injectFault({ kind: 'redirect', location, code });
			const failure = await harness.failure();
			expect(failure).toMatchObject({ category: 'invalidResponse', httpStatus: code });
			expect(failure.message).toMatch(/redirected/);
			expect(other.requests).toHaveLength(0);
			expect(harness.reads()).toHaveLength(1);
			expectNoSecret(failure);
			expect(`${failure.message}${failure.advice}${failure.detail}`).not.toContain('stolen');
		});

		it.each(ECHOES)('is hidden where the provider’s refusal has it %s', async (_how, echo) => {
			const { code, body } = subject.refusal(`denied: ${echo} is unknown`);
			harness.injectFault({ kind: 'status', code, body });
			const failure = await harness.failure();
			expect(failure.detail).toContain('[hidden]');
			expectNoSecret(failure);
		});

		it.each(ECHOES)('is hidden where a message has it %s', async (_how, echo) => {
			const spread = (value: unknown): unknown => {
				if (typeof value === 'string' && /[a-zа-я] /i.test(value)) return `${value} ${echo}`;
				if (Array.isArray(value)) return value.map(spread);
				if (typeof value !== 'object' || value === null) return value;
				return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, spread(part)]));
			};
			harness.injectFault({ kind: 'mutate', mutate: spread });
			const records = await harness.open().read({ contact: subject.contact });
			expect(messagesOf(records).some(({ text }) => text?.includes('[hidden]'))).toBe(true);
			for (const record of records) expectNoSecret(record);
		});

		it.each<[string, Fault]>([
			['a wrong answer', { kind: 'json', value: { [SECRET]: SECRET } }],
			['a web page', { kind: 'status', code: 200, body: `<html>${SECRET}</html>` }],
			['a refusal', { kind: 'status', code: 403, body: SECRET }],
			['a server in trouble', { kind: 'status', code: 500, body: `at /${SECRET}/x` }],
			['a reset', { kind: 'reset' }],
			['a broken body', { kind: 'resetBody' }],
			['a timeout', { kind: 'slowBody', ms: 5 }],
		])('is in no failure of %s', async (_what, fault) => {
			harness.injectFault(fault);
			const failure: ProviderError = await harness.failure({ timeoutMs: 150 });
			expectNoSecret(failure);
			expect(failure.cause).toBeUndefined();
		});

		it('is in no failure of a server that isn’t there', async () => {
			const credential = { ...subject.arrange(harness.sandbox), baseUrl: 'http://127.0.0.1:9' };
			const failure = await harness.failure({ credential });
			expect(failure).toMatchObject({ category: 'network', providerCode: 'ECONNREFUSED' });
			expectNoSecret(failure);
		});

		it('is in no failure of a host that isn’t there', async () => {
			const baseUrl = 'http://nowhere.invalid';
			const credential = { ...subject.arrange(harness.sandbox), baseUrl };
			const failure = await harness.failure({ credential });
			expect(failure.category).toBe('network');
			expect(failure.providerCode).toMatch(/^(ENOTFOUND|EAI_AGAIN)$/);
			expectNoSecret(failure);
		});
	});
}
