import { lookupStatuses, registry } from '../../../adapters/index.ts';
import { open, row } from './setup.mts';

const idOf = (nth: number) => `true_79001234567@c.us_A${nth}`;

/** Looks these up together on a session that has them all; what was asked beside the session's state. */
async function askedOn(engine: string, ids: readonly string[], listed: readonly string[]) {
	const { context, transport } = open((url) => {
		if (url.pathname.includes('/lids/')) return { pn: '5215512345678@c.us' };
		const single = /\/messages\/([^/]+)$/.exec(decodeURIComponent(url.pathname))?.[1];
		return single ? row({ id: single }) : listed.map((id) => row({ id }));
	}, engine);
	const queries = ids.map((messageId) => ({
		messageId,
		locateBy: 'messageId' as const,
		ownPhone: null,
	}));
	const answers = lookupStatuses(registry.waha, context as never, queries, true);
	const found = await Promise.all([...answers.values()]);
	expect(found.map(({ message }) => message.messageId)).toEqual(ids);
	return transport.requests
		.map(({ url }) => new URL(url).pathname)
		.filter((path) => !path.startsWith('/api/sessions/'));
}

describe('statuses of WAHA, combined', () => {
	const ids = Array.from({ length: 40 }, (_, nth) => idOf(nth));

	it.each(['GOWS', 'NOWEB'])('take one list on %s, whoever else is in it', async (engine) => {
		const hidden = Array.from({ length: 30 }, (_, nth) => `true_${1_000_000 + nth}@lid_B`);
		expect(await askedOn(engine, ids, [...hidden, ...ids])).toEqual([
			'/api/default/chats/all/messages',
		]);
	});

	it('take a list, and a request for the one that it doesn’t have', async () => {
		const asked = await askedOn('GOWS', ids, ids.slice(0, 39));
		expect(asked).toHaveLength(2);
	});

	it.each(['WEBJS', 'WPP'])('are asked one by one on %s, and for nothing else', async (engine) => {
		const asked = await askedOn(engine, ids, []);
		expect(asked).toHaveLength(ids.length);
		expect(asked.every((path) => path.includes('/messages/true_'))).toBe(true);
	});
});
