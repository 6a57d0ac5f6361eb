import { UNBOUNDED_MS } from '../../../adapters/core/messages/page.ts';
import { listOf, ms, pagesOf, until } from './pagesOf.mts';

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
