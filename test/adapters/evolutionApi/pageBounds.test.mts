import { type MessageQuery, UNBOUNDED_MS } from '../../../adapters/core/messages/page.ts';
import { registry } from '../../../adapters/index.ts';
import { openScripted } from '../contract/scripted.mts';
import { answer, ScriptedTransport } from '../http/scriptedTransport.mts';
import { credential, row } from './setup.mts';

const START = 1_770_604_700;
const iso = (second: number) => new Date((START + second) * 1_000).toISOString();
const ms = (second: number) => (START + second) * 1_000;
const until = (second: number) => ({ gte: '1970-01-01T00:00:01.000Z', lte: iso(second) });

/** An answer with one message for each of these seconds, of so many pages by the server's own count. */
const listOf = (seconds: ReadonlyArray<number | null>, pages = 9) => ({
	messages: {
		total: 99,
		pages,
		currentPage: 1,
		records: seconds.map((second) =>
			row({ messageTimestamp: second === null ? null : START + second }),
		),
	},
});

/** What is read, and asked for, where the server answers like that, one after the other. */
async function pagesOf(answers: readonly unknown[], part: Partial<MessageQuery> = {}) {
	const transport = new ScriptedTransport((_request, nth) => answer(answers[nth]));
	const { context } = openScripted(registry.evolutionApi, credential, transport);
	const query = { ownPhone: null, contact: null, direction: null, wanted: 2, ...part };
	const pages = [];
	for await (const page of registry.evolutionApi.pages?.(context as never, query) ?? []) {
		pages.push({ ...page, records: page.records.length });
	}
	const asked = transport.requests.map(({ method, url, body }) =>
		method === 'GET' ? new URL(url).pathname : (JSON.parse(body ?? '') as object),
	);
	return { pages, bounds: pages.map(({ nothingNewerThan }) => nothingNewerThan), asked };
}

describe('a page of Evolution API', () => {
	const where = { key: {} };

	it('ends at its oldest second, from which the next one is asked for', async () => {
		const { asked, pages } = await pagesOf([listOf([9, 5]), listOf([5])]);
		const page = { scope: 'all', isBoundExact: true, isTruncated: false };
		expect(pages).toEqual([
			{ ...page, records: 2, nothingNewerThan: ms(5) },
			{ ...page, records: 1, nothingNewerThan: null },
		]);
		expect(asked).toEqual([
			{ where, page: 1, offset: 2 },
			{ where: { ...where, messageTimestamp: until(5) }, page: 1, offset: 2 },
		]);
	});

	it('is the last where the server counts no more, or gives less than was asked for', async () => {
		expect((await pagesOf([listOf([9, 5], 1)])).bounds).toEqual([null]);
		expect((await pagesOf([listOf([9])])).bounds).toEqual([null]);
		expect((await pagesOf([listOf([])])).bounds).toEqual([null]);
	});

	it('is followed by one twice as long where all of it is of one second', async () => {
		const { asked } = await pagesOf([
			listOf([9, 5]),
			listOf([5, 5]),
			listOf([5, 5, 4, 3]),
			listOf([]),
		]);
		expect(asked.slice(1)).toEqual([
			{ where: { ...where, messageTimestamp: until(5) }, page: 1, offset: 2 },
			{ where: { ...where, messageTimestamp: until(5) }, page: 1, offset: 4 },
			{ where: { ...where, messageTimestamp: until(3) }, page: 1, offset: 2 },
		]);
	});

	it('is followed by its number where none of it has a time, and has no bound', async () => {
		const { asked, bounds } = await pagesOf([
			listOf([null, null]),
			listOf([null, 1e15]),
			listOf([3]),
		]);
		expect(asked).toEqual([1, 2, 3].map((page) => ({ where, page, offset: 2 })));
		expect(bounds).toEqual([UNBOUNDED_MS, UNBOUNDED_MS, null]);
	});

	it('is read off its times, wherever one is missing', async () => {
		const { bounds } = await pagesOf([listOf([null, 9.7]), listOf([9])]);
		expect(bounds).toEqual([ms(9), null]);
	});

	it('is asked for by number from where a server gives newer ones than asked for', async () => {
		const { asked, bounds } = await pagesOf([
			...[listOf([9, 5]), listOf([9, 5]), listOf([4, 3])],
			...[listOf([2, 2]), listOf([2])],
		]);
		expect(asked).toEqual([
			{ where, page: 1, offset: 2 },
			{ where: { ...where, messageTimestamp: until(5) }, page: 1, offset: 2 },
			...[2, 3, 4].map((page) => ({ where, page, offset: 2 })),
		]);
		expect(bounds).toEqual([ms(5), ms(3), ms(2), null]);
	});

	it('is of one chat, and no longer than 100 messages', async () => {
		const contact = { kind: 'chat', address: '120363041234567890@g.us' } as const;
		const part = { contact, direction: 'outbound', wanted: 5_000 } as const;
		const { asked, pages } = await pagesOf([listOf([9])], part);
		const key = { fromMe: true, remoteJid: contact.address };
		expect(asked).toEqual([{ where: { key }, page: 1, offset: 100 }]);
		expect(pages).toMatchObject([{ scope: contact.address, records: 1 }]);
	});
});

describe('the two addresses of a phone', () => {
	const contact = { kind: 'phone', address: '+971501234567' } as const;
	const remoteJid = '971501234567@s.whatsapp.net';

	it.each(['2.3.5', '2.3.6'])(
		'are two lists for version %s, of which the newest part comes next',
		async (version) => {
			const { asked, pages } = await pagesOf(
				[
					...[listOf([]), { version }, listOf([9, 7]), listOf([8, 3])],
					...[listOf([7, 2]), listOf([3]), listOf([])],
				],
				{ contact },
			);
			const ofPhone = { key: { remoteJid } };
			const ofHidden = { key: { remoteJidAlt: remoteJid } };
			expect(asked).toEqual([
				{ where: { key: { remoteJid, remoteJidAlt: remoteJid } }, page: 1, offset: 2 },
				'/',
				{ where: ofPhone, page: 1, offset: 2 },
				{ where: ofHidden, page: 1, offset: 2 },
				{ where: { ...ofPhone, messageTimestamp: until(7) }, page: 1, offset: 2 },
				{ where: { ...ofHidden, messageTimestamp: until(3) }, page: 1, offset: 2 },
				{ where: { ...ofPhone, messageTimestamp: until(2) }, page: 1, offset: 2 },
			]);
			expect(pages).toMatchObject([
				{ scope: contact.address, records: 2, nothingNewerThan: UNBOUNDED_MS },
				{ records: 2, nothingNewerThan: ms(7) },
				{ records: 2, nothingNewerThan: ms(3) },
				{ records: 1, nothingNewerThan: ms(2) },
				{ records: 0, nothingNewerThan: null },
			]);
		},
	);

	it.each(['2.3.4', '2.3.7', '2.3.50', '12.3.5', null])(
		'are one list for version %s',
		async (version) => {
			const { asked, pages } = await pagesOf([listOf([]), { version }], { contact });
			expect(asked).toHaveLength(2);
			expect(pages).toMatchObject([{ records: 0, nothingNewerThan: null }]);
		},
	);
});
