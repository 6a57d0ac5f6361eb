import { type ProviderDefinition, ProviderError, registry } from '../../../adapters/index.ts';
import { answer, type Script } from '../http/scriptedTransport.mts';
import type { VirtualClock } from '../http/virtualClock.mts';
import { ownPhone, openWith } from './setup.mts';

const { registration } = (registry.twoChat as ProviderDefinition<unknown>).webhook ?? {};
if (registration?.by !== 'api') throw new Error('2Chat’s webhooks are made by API');
const { create, list, remove } = registration;

const TOPIC = 'whatsapp.message.received';
const URL = 'https://n8n.example/webhook/1/webhook?event=e&key=k';
const row = (uuid: string, hook_url: string | null = URL, event_name: string | null = TOPIC) => ({
	uuid,
	event_name,
	hook_url,
	channel_uuid: 'WPN1',
});

/** 2Chat that answers a subscribe with this, and has these subscriptions. */
const scripted =
	(subscribed: ReturnType<typeof answer>, webhooks: unknown): Script =>
	({ method }) =>
		method === 'POST' ? subscribed : answer({ success: true, webhooks });

async function created(script: Script) {
	const { context, transport } = openWith(script);
	const clock = context.clock as VirtualClock;
	const work = create(context, ownPhone, TOPIC, URL).catch((error: unknown) => error);
	const outcome = await clock.settle(work);
	const asked = transport.requests.map(({ method, url }) => `${method} ${url}`);
	return { outcome, asked, body: transport.requests[0]?.body };
}

describe('a subscription at 2Chat', () => {
	it('is made with one request', async () => {
		const { outcome, asked, body } = await created(
			scripted(answer({ success: true, data: row('WHK1') }, 201), []),
		);
		expect(JSON.parse(body ?? '')).toEqual({ hook_url: URL, on_number: ownPhone });
		expect(outcome).toEqual({
			...{ id: 'WHK1', topic: TOPIC, url: URL, channel: 'WPN1' },
			accountPhone: ownPhone,
		});
		expect(asked).toEqual([`POST https://api.p.2chat.io/open/webhooks/subscribe/${TOPIC}`]);
	});

	it('is the one that is there already when 2Chat answers 409', async () => {
		const others = [row('WHK1', 'https://other.example'), row('WHK2', URL, 'other'), row('WHK3')];
		const { outcome } = await created(scripted(answer({ message: 'exists' }, 409), others));
		expect(outcome).toMatchObject({ id: 'WHK3', accountPhone: ownPhone });
	});

	it('is nobody else’s when 2Chat answers 409', async () => {
		const taken = await created(
			scripted(answer({ message: 'exists' }, 409), [row('WHK1', 'https://other.example')]),
		);
		expect(taken.outcome).toMatchObject({
			category: 'invalidRequest',
			httpStatus: 409,
			provider: 'twoChat',
			message: `2Chat already sends ${TOPIC} to another address.`,
			advice: expect.stringContaining('remove its webhook in 2Chat'),
		});
		expect(taken.asked[1]).toBe('GET https://api.p.2chat.io/open/webhooks');
		const lost = await created(scripted(answer('', 502), [row('WHK1', 'https://other.example')]));
		expect(lost.outcome).toMatchObject({ category: 'server', httpStatus: 502 });
		const starting = await created(scripted(answer({ message: 'booting' }, 409), []));
		expect(starting.outcome).toMatchObject({ message: 'The number is just starting in 2Chat.' });
	});

	it.each([
		['an answer that is no JSON', answer('<html>', 201)],
		['an answer without an id', answer({ success: true, data: {} }, 201)],
		['a gateway’s failure', answer('', 502)],
	])('is found in the list after %s', async (_case, subscribed) => {
		const { outcome } = await created(scripted(subscribed, [row('WHK9')]));
		expect(outcome).toMatchObject({ id: 'WHK9' });
		const none = await created(scripted(subscribed, []));
		expect(ProviderError.isInstance(none.outcome)).toBe(true);
	});

	it('is asked for once, whatever comes of it', async () => {
		const { asked } = await created(scripted(answer({}, 503), []));
		expect(asked.filter((request) => request.startsWith('POST'))).toHaveLength(1);
	});

	it('is refused in our words', async () => {
		const { outcome, asked } = await created(scripted(answer({ message: 'no' }, 402), []));
		expect(outcome).toMatchObject({ category: 'quota' });
		expect(asked).toHaveLength(1);
	});

	it.each([400, 409, 422, 500])(
		'keeps its address and key to itself when 2Chat repeats them with a %i',
		async (status) => {
			const url = 'https://n8n.example/webhook/1/webhook?event=e&key=0123456789abcdef';
			const said = `not reachable: ${url} or ${encodeURIComponent(url)}, key 0123456789abcdef`;
			const { context } = openWith(scripted(answer({ error_message: said }, status), []));
			const work = create(context, ownPhone, TOPIC, url).catch((error: unknown) => error);
			const outcome = (await (context.clock as VirtualClock).settle(work)) as ProviderError;
			expect(outcome.detail).toMatch(/^not reachable: \[hidden\]/);
			expect(JSON.stringify({ ...outcome })).not.toMatch(/0123456789abcdef|n8n\.example/);
		},
	);

	it.each([
		['as the documentation shows it', { success: true, webhooks: [row('WHK1', null, null)] }],
		['as 2Chat’s own node expects it', [row('WHK1', null, null)]],
	])('is listed %s', async (_case, answered) => {
		const { context } = openWith(() => answer(answered));
		expect(await list(context)).toEqual([{ id: 'WHK1', topic: '', url: '', channel: 'WPN1' }]);
	});

	it('counts as removed when it is gone', async () => {
		const { context, transport } = openWith(() => answer({ error_message: 'gone' }, 404));
		await remove(context, 'WHK/1');
		expect(transport.requests[0]).toMatchObject({
			method: 'DELETE',
			url: 'https://api.p.2chat.io/open/webhooks/WHK%2F1',
		});
		const { context: refused } = openWith(() => answer({ success: false }));
		await expect(remove(refused, 'WHK1')).rejects.toMatchObject({ category: 'server' });
	});
});
