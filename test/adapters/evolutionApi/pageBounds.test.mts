import { UNBOUNDED_MS } from '../../../adapters/core/messages/page.ts';
import { listOf, ms, pagesOf, until } from './pagesOf.mts';

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
		expect((await pagesOf([listOf([9, 5], null), listOf([5])])).bounds).toEqual([ms(5), null]);
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
