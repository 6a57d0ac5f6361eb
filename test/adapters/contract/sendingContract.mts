import { messageSchema } from '../../../adapters/index.ts';
import { type Fault, providerOf } from '../../../sandbox/index.mts';
import { failureOf } from '../http/failureOf.mts';
import { createHarness } from './harness.mts';
import type { ContractSubject } from './subject.mts';

const LOST: ReadonlyArray<readonly [string, Fault]> = [
	['a reset', { kind: 'reset' }],
	['a web page', { kind: 'html' }],
	['an empty answer', { kind: 'empty' }],
	['other JSON', { kind: 'json', value: { queued: true } }],
	['headers that never end', { kind: 'slowHeaders', ms: 100 }],
	['a body that never ends', { kind: 'slowBody', ms: 100 }],
	['more than anybody reads', { kind: 'hugeBody', bytes: 20 * 1024 * 1024 }],
	['a redirect', { kind: 'redirect', location: '/elsewhere', code: 307 }],
	...[408, 502, 503, 504, 522].map((code): readonly [string, Fault] => [
		`HTTP ${code}`,
		{ kind: 'status', code, body: '' },
	]),
];

/** Short only where the answer has no end: a request that isn't there in time would tell nothing. */
const timeoutFor = ({ kind }: Fault) => (kind.startsWith('slow') ? 1_000 : 20_000);

/** Sending, where the provider can: each message at most once, and the truth about it. */
export function sendingContract(subject: ContractSubject): void {
	describe('a message to be sent', () => {
		const harness = createHarness(subject);
		const { sending } = providerOf(subject.id);
		const asked = { contact: subject.contact, text: 'Hello, ¿qué tal? 👋\nSecond line & more' };

		it('is taken where the provider declares it, and nowhere else', () => {
			const { send, capabilities } = harness.definition;
			expect(send !== undefined).toBe(sending !== undefined);
			expect(capabilities.send !== undefined).toBe(sending !== undefined);
		});

		if (!sending) return;
		const outbox = () => sending.outbox(harness.server).messages;
		const sends = () => harness.server.requests.filter(({ path }) => sending.path.test(path));
		const injectFault = (fault: Fault, strikes: 'before' | 'after', times?: number) =>
			harness.server.faults.add({
				match: { path: sending.path },
				strikes,
				...(times !== undefined && { times }),
				fault,
			});
		beforeEach(() => sending.outbox(harness.server).clear());

		it('is taken once, and comes out as an item that is followed from there', async () => {
			const { message, raw } = await harness.open().send(asked);
			expect(sends()).toHaveLength(1);
			expect(outbox()).toEqual([expect.objectContaining({ text: asked.text })]);
			expect(messageSchema.parse(message)).toEqual(message);
			expect(message).toMatchObject({
				direction: 'outbound',
				phone: subject.contact,
				text: asked.text,
				type: 'text',
				status: 'pending',
				isFinal: false,
				messageId: outbox()[0]?.id,
				provider: subject.id,
			});
			expect(message.sentAt).not.toBeNull();
			expect(Object.keys(raw).length).toBeGreaterThan(0);
			const { read } = harness.open();
			const listed = await read({ contact: subject.contact, limit: 5 });
			expect(listed.map((record) => record.message.messageId)).toContain(message.messageId);
		});

		it.each(LOST)('may have been sent when its answer is %s', async (_what, fault) => {
			injectFault(fault, 'after');
			const { send } = harness.open({ timeoutMs: timeoutFor(fault) });
			const failure = await failureOf(send(asked));
			expect(failure).toMatchObject({
				category: 'uncertain',
				provider: subject.id,
				retryable: false,
			});
			expect(outbox()).toHaveLength(1);
			expect(sends()).toHaveLength(1);
		});

		it.each(LOST)('is not asked for again when there is %s before it', async (_what, fault) => {
			injectFault(fault, 'before');
			const { send } = harness.open({ timeoutMs: timeoutFor(fault) });
			expect(await failureOf(send(asked))).toMatchObject({ category: 'uncertain' });
			expect(outbox()).toHaveLength(0);
			expect(sends()).toHaveLength(1);
		});

		it('is sent once when the provider first has too much to do', async () => {
			injectFault({ kind: 'status', code: 429, headers: { 'retry-after': '1' } }, 'before', 2);
			await harness.open().send(asked);
			expect(sends()).toHaveLength(3);
			expect(outbox()).toHaveLength(1);
		});

		it.each([401, 402, 403, 404])('was certainly not sent after HTTP %i', async (code) => {
			injectFault({ kind: 'status', code }, 'before');
			const failure = await failureOf(harness.open().send(asked));
			expect(failure).toMatchObject({ httpStatus: code, isNotTaken: true });
			expect(failure.category).not.toBe('uncertain');
			expect(outbox()).toHaveLength(0);
		});

		it.each([
			['no text', { text: ' \n' }, 'Text is empty.'],
			['too much text', { text: 'x'.repeat(70_000) }, 'The text has 70000 characters'],
		])('is refused with %s, before anything is asked', async (_what, change, says) => {
			const sent = harness.open().send({ ...asked, ...change });
			await expect(sent).rejects.toThrow(says);
			expect(harness.server.requests).toHaveLength(0);
		});
	});
}
