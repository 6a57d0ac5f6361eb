import { z } from 'zod/v4';
import { openAcme } from './acme.mts';
import { failureOf } from './failureOf.mts';
import { answer, type Script } from './scriptedTransport.mts';

/** As a real transport: ends as soon as the signal aborts. */
const untilAborted: Script = async (_request, _nth, signal) =>
	await new Promise((_, reject) => {
		signal.addEventListener('abort', () => reject(signal.reason as Error));
	});
const cancelled = new Error('cancelled');

describe('call', () => {
	it('gives what the schema makes of the answer', async () => {
		const { context, clock } = openAcme(() => answer({ count: '3', more: 1 }));
		const schema = z.object({ count: z.string().transform(Number) });
		expect(await clock.settle(context.call({ method: 'GET', path: '/a' }, schema))).toEqual({
			count: 3,
		});
	});

	it.each([
		['a field that is missing', { list: [] }, ' whose field “count”'],
		[
			'a field inside a list',
			{ count: 1, list: [{ id: 1 }, { id: 'x' }] },
			' whose field “list.1.id”',
		],
		['an answer of another kind', [1], ', which as a whole'],
		['null', null, ', which as a whole'],
	])('names what is off in %s', async (_what, body, where) => {
		const { context, clock } = openAcme(() => answer(body));
		const schema = z.object({ count: z.number(), list: z.array(z.object({ id: z.number() })) });
		const failure = await clock.settle(
			failureOf(context.call({ method: 'GET', path: '/a' }, schema)),
		);
		expect(failure).toMatchObject({
			category: 'invalidResponse',
			message: `Acme sent an answer${where} is not as documented.`,
			httpStatus: 200,
			retryable: false,
		});
	});

	it('tells four kinds of unreadable answers apart', async () => {
		const texts = ['', '<!DOCTYPE html><html>', '{"list": [{"id":', 'Bad Gateway'];
		const messages = texts.map(async (text) => {
			const { ask, clock } = openAcme(() => answer(text));
			return (await clock.settle(failureOf(ask()))).message;
		});
		expect(await Promise.all(messages)).toEqual([
			'Acme sent an empty answer.',
			'Acme sent a web page instead of data.',
			'Acme sent an answer that breaks off in the middle.',
			'Acme sent an answer that is not JSON.',
		]);
	});

	it.each([' \n', '\t'])('calls %p empty', async (text) => {
		const { ask, clock } = openAcme(() => answer(text));
		expect((await clock.settle(failureOf(ask()))).message).toContain('empty');
	});

	it.each(['<html lang="ru">', '\n <HTML>', '<?xml version="1.0"?>', '<head>', '<body class="a">'])(
		'calls %p a web page',
		async (text) => {
			const { ask, clock } = openAcme(() => answer(text));
			expect((await clock.settle(failureOf(ask()))).message).toContain('web page');
		},
	);

	it('takes the secret out of the answer before anything reads it', async () => {
		const secrets = ['TOP-SECRET'];
		const { ask, clock } = openAcme(() => answer({ echo: 'you sent TOP-SECRET' }), { secrets });
		expect(await clock.settle(ask())).toEqual({ echo: 'you sent [hidden]' });
	});
});

describe('call, when the execution is cancelled', () => {
	it('ends with the reason while the answer is waited for', async () => {
		const controller = new AbortController();
		const { ask, clock, transport } = openAcme(untilAborted, { signal: controller.signal });
		const asked = ask();
		await clock.pass(1);
		controller.abort(cancelled);
		await expect(clock.settle(asked)).rejects.toBe(cancelled);
		expect(transport.requests).toHaveLength(1);
	});

	it.each([
		['is in flight', { concurrency: 1 }],
		['went just before', { requestsPerMinute: 1, concurrency: 4 }],
	])('ends while it waits for its turn because another %s', async (_why, options) => {
		const controller = new AbortController();
		const { ask, clock, transport } = openAcme(untilAborted, {
			...options,
			signal: controller.signal,
		});
		ask('/first').catch(() => {});
		const second = ask('/second');
		await clock.pass(1);
		controller.abort(cancelled);
		await expect(clock.settle(second)).rejects.toBe(cancelled);
		expect(transport.requests).toHaveLength(1);
	});

	it('makes no request when it is cancelled before', async () => {
		const { ask, clock, transport } = openAcme(() => answer(), {
			signal: AbortSignal.abort(cancelled),
		});
		await expect(clock.settle(ask())).rejects.toBe(cancelled);
		expect(transport.requests).toHaveLength(0);
	});
});

describe('once', () => {
	it('does the work once for equal keys, also while it is under way', async () => {
		const { context } = openAcme(() => answer());
		let done = 0;
		const work = async () => {
			done += 1;
			return await Promise.resolve(done);
		};
		const values = await Promise.all([context.once('a', work), context.once('a', work)]);
		expect([...values, await context.once('a', work), await context.once('b', work)]).toEqual([
			1, 1, 1, 2,
		]);
	});

	it('remembers a failure', async () => {
		const { context } = openAcme(() => answer());
		let done = 0;
		const work = async () => {
			done += 1;
			return await Promise.reject(cancelled);
		};
		await expect(context.once('a', work)).rejects.toBe(cancelled);
		await expect(context.once('a', work)).rejects.toBe(cancelled);
		expect(done).toBe(1);
	});
});
