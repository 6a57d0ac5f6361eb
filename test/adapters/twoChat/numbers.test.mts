import { registry } from '../../../adapters/index.ts';
import { messagesOf } from '../contract/scripted.mts';
import { failureOf } from '../http/failureOf.mts';
import { answer } from '../http/scriptedTransport.mts';
import { ownPhone, KEY, open, openWith, row } from './setup.mts';

describe('contact of 2Chat', () => {
	it('may be a session key, whose phone is asked for', async () => {
		const { read, transport } = open({ messages: [] });
		await read({ ownPhone, contact: KEY });
		expect(transport.requests[0]?.url).toMatch(/\/messages\/\+595981048477\/\+79001234567$/);
	});

	it('may be a number from a sheet', async () => {
		const { read, transport } = open({ messages: [] });
		await read({ ownPhone, contact: 34612345678 });
		expect(transport.requests[0]?.url).toMatch(/\/\+34612345678$/);
	});

	it.each(['WW-WPN1-178231456203987@lid', 'WW-WPN1-120363041234567890@g.us'])(
		'can’t be %s, which has no phone',
		async (key) => {
			const { read, transport } = open({ messages: [] });
			await expect(read({ ownPhone, contact: key })).rejects.toMatchObject({
				name: 'InputError',
				message: expect.stringContaining('no phone number'),
			});
			expect(transport.requests).toEqual([]);
		},
	);
});

describe('own number of 2Chat', () => {
	const number = (phone_number: string | null, connection_status = 'C', part: object = {}) => ({
		uuid: `WPN${phone_number}`,
		phone_number,
		connection_status,
		friendly_name: null,
		...part,
	});
	const openWithNumbers = (...numbers: object[]) =>
		openWith(({ url }) =>
			answer(url.includes('get-numbers') ? { numbers } : { messages: [row()] }),
		);

	it('is the only connected one where none is given', async () => {
		const { read, transport } = openWithNumbers(
			number('+34910000001', 'D'),
			number('+34910000002'),
		);
		const [item] = messagesOf(await read());
		expect(item?.accountPhone).toBe('+34910000002');
		expect(transport.requests[1]?.url).toMatch(/\/messages\/\+34910000002$/);
	});

	it.each([
		['there is none', []],
		['none is connected', [number('+34910000001', 'D'), number('+34910000002', 'F')]],
		['none has a phone', [number(null), number('x')]],
	])('is missing when %s', async (_why, numbers) => {
		expect(await failureOf(openWithNumbers(...numbers).read())).toMatchObject({
			category: 'notConnected',
			scope: 'account',
			message: 'No number is connected to this 2Chat account.',
		});
	});

	it('has to be chosen where several are connected', async () => {
		const { read } = openWithNumbers(number('+34910000001'), number('+34910000002'));
		await expect(read()).rejects.toMatchObject({
			name: 'InputError',
			advice: expect.stringContaining('+34910000001, +34910000002'),
		});
	});

	it('is taken as given without a request for the numbers', async () => {
		const { read, transport } = openWithNumbers(number('+34910000001'));
		await read({ ownPhone });
		expect(transport.requests).toHaveLength(1);
	});

	it('is looked for on every page of the numbers', async () => {
		const many = Array.from({ length: 120 }, (_, index) => number(`+3491000${1000 + index}`, 'D'));
		const { context, transport } = openWith(({ url }) => {
			const page = Number(new URL(url).searchParams.get('page_number'));
			return answer({ numbers: many.slice(page * 50, (page + 1) * 50) });
		});
		expect(await registry.twoChat.ownNumbers?.(context as never)).toHaveLength(120);
		expect(transport.requests).toHaveLength(3);
	});

	it('is looked for on 20 pages, each with others, and no more', async () => {
		let asked = 0;
		const { context, transport } = openWith(() => {
			asked += 1;
			const numbers = Array.from({ length: 50 }, (_, nth) =>
				number(`+3491${asked * 1_000_000 + nth}`),
			);
			return answer({ numbers });
		});
		expect(await registry.twoChat.ownNumbers?.(context as never)).toHaveLength(1_000);
		expect(transport.requests).toHaveLength(20);
		expect(transport.requests[19]).toMatchObject({
			method: 'GET',
			url: expect.stringMatching(/\/whatsapp\/get-numbers\?status=all&page_number=19$/),
		});
	});

	it('is no endless list when every page is the same', async () => {
		const many = Array.from({ length: 50 }, (_, index) => number(`+3491000${1000 + index}`));
		const { context, transport } = openWithNumbers(...many);
		expect(await registry.twoChat.ownNumbers?.(context as never)).toHaveLength(50);
		expect(transport.requests).toHaveLength(2);
	});

	it('is labelled by its name, or else its phone', async () => {
		const { context } = openWithNumbers(
			number('+34910000001', 'C', { friendly_name: 'Ventas' }),
			number('+34910000002', 'D'),
		);
		expect(await registry.twoChat.ownNumbers?.(context as never)).toMatchObject([
			{ phone: '+34910000001', label: 'Ventas', isConnected: true },
			{ phone: '+34910000002', label: '+34910000002', isConnected: false },
		]);
	});
});

describe('check of 2Chat', () => {
	const check = async (info: object, ...numbers: object[]) => {
		const account = openWith(({ url }) =>
			answer(url.endsWith('/info') ? { success: true, account: info } : { numbers }),
		);
		const result = await account.check();
		expect(account.transport.requests[0]).toMatchObject({ method: 'GET' });
		return result;
	};
	const connected = { phone_number: ownPhone, connection_status: 'C' };

	it('says which numbers are connected', async () => {
		const other = { ...connected, phone_number: '+34910000001' };
		expect(await check({ blocked: false }, connected, other)).toEqual({
			ok: true,
			message: `Connected: ${ownPhone}, +34910000001.`,
		});
	});

	it('tells a blocked account and a missing phone from a wrong key', async () => {
		expect(await check({ blocked: true }, connected)).toMatchObject({
			ok: false,
			message: expect.stringContaining('blocked'),
		});
		expect(await check({}, { ...connected, connection_status: 'D' })).toMatchObject({
			ok: false,
			message: expect.stringContaining('no number is connected'),
		});
		const { check: wrong } = open({ detail: 'Invalid API Key' }, 401);
		expect(await failureOf(wrong())).toMatchObject({ category: 'auth' });
	});
});
