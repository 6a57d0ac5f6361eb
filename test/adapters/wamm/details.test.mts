import { registry } from '../../../adapters/index.ts';
import type { MessageQuery } from '../../../adapters/core/messages/page.ts';
import { unsigned } from '../../support/delivery.mts';
import { open, row } from './setup.mts';

describe('a page of WAMM.chat', () => {
	const pageOf = async (part: Partial<MessageQuery>) => {
		const { context } = open({ err: 0, msg_data: [row()] });
		const query = { ownPhone: null, contact: null, direction: null, wanted: 10, ...part };
		for await (const page of registry.wamm.pages?.(context as never, query) ?? []) return page;
		return null;
	};
	const contact = { kind: 'phone', address: '+79001234567' } as const;

	it.each<[string, Partial<MessageQuery>]>([
		['all', {}],
		['inbound', { direction: 'inbound' }],
		['+79001234567', { contact }],
		['+79001234567', { contact, direction: 'inbound' }],
	])('is a window on %s', async (scope, query) => {
		expect(await pageOf(query)).toMatchObject({
			scope,
			nothingNewerThan: null,
			isBoundExact: true,
			isTruncated: false,
		});
	});
});

describe('the webhook that is set at WAMM.chat', () => {
	const current = async (body: unknown) => {
		const { context, transport } = open(body);
		const { registration } = registry.wamm.webhook ?? {};
		if (registration?.by !== 'user') throw new Error('it is pasted by its user');
		const found = await registration.current?.(context as never);
		return { found, asked: transport.requests.map(({ method, url }) => `${method} ${url}`) };
	};

	it('is that of the token’s channel', async () => {
		const hook = 'https://n8n.example.com/webhook/1';
		const { asked, found } = await current({ err: 0, data: [{ hook, phone: '79001112233' }] });
		expect(found).toEqual({ urls: [hook], accountPhone: '+79001112233' });
		expect(asked).toEqual([expect.stringMatching(/^GET https:.*\/channel_list\/.*\/one$/)]);
	});

	it.each([[[]], [[{ hook: '', phone: null }]]])('is none of %j', async (data) => {
		const { found } = await current({ err: 0, data });
		expect(found).toEqual({ urls: [], accountPhone: null });
	});
});

describe('deliveries of WAMM.chat', () => {
	it('count what can’t be used in them', () => {
		const parse = (msg_data: unknown) =>
			registry.wamm.webhook?.parse(unsigned({ tip: 'msg', msg_data }), {});
		const parsed = parse([row(), 5, row({ msg_id: null })]);
		expect([parsed?.events.length, parsed?.dropped]).toEqual([1, 2]);
	});
});

describe('a message ID of WAMM.chat', () => {
	it.each(['x1', '1x', '', '1'.repeat(21)])('is not %j', async (messageId) => {
		const { lookUp, transport } = open({ err: 0, msg_data: [row()] });
		await expect(lookUp({ messageId })).rejects.toMatchObject({
			name: 'InputError',
			message: expect.stringContaining('is not a WAMM.chat message ID.'),
			advice:
				'WAMM.chat’s message IDs are whole numbers, such as 1234567: use the msg_id that was given when the message was sent.',
		});
		expect(transport.requests).toEqual([]);
	});

	it.each(['x7', '7x', '8'])('is not answered by the message %s', async (msg_id) => {
		const { lookUp } = open({ err: 0, msg_data: [row({ msg_id, state: 'sent' })] });
		await expect(lookUp({ messageId: '7' })).rejects.toMatchObject({
			category: 'invalidResponse',
		});
	});
});
