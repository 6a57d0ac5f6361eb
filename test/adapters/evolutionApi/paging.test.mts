import { generateMessages } from '../../../sandbox/evolutionApi/generate.mts';
import { VERSIONS } from '../../../sandbox/evolutionApi/version.mts';
import { SEEDED } from '../../../sandbox/index.mts';
import { createHarness } from '../contract/harness.mts';
import { messagesOf } from '../contract/scripted.mts';
import { SECRET } from '../contract/subject.mts';
import { SUBJECT } from './subject.mts';

const EVERYTHING = { limit: Infinity, maxPages: 1_000 };
const { maria, olga } = SEEDED.contacts;

describe('pages of Evolution API', () => {
	const harness = createHarness(SUBJECT);

	/** A new instance with so many messages, one each so many milliseconds. */
	function open(count: number, everyMs: number) {
		const { evolutionApi, clock } = harness.sandbox;
		const partners = [maria, olga].map(({ name, whatsAppDigits: digits }) => ({ name, digits }));
		const [first = { name: null, digits: '' }, ...others] = partners;
		const instance = evolutionApi.addInstance({
			name: 'paged',
			token: SECRET,
			ownDigits: '5215587654321',
			messages: generateMessages({
				seed: 3,
				count,
				everyMs,
				partners: [first, ...others],
				until: clock.now() - 60_000,
				batch: 'paged',
			}),
		});
		const credential = { apiKey: SECRET, instance: instance.name, baseUrl: evolutionApi.baseUrl };
		return { ...harness.open({ credential }), instance };
	}
	const idsOf = async (reading: ReturnType<ReturnType<typeof open>['read']>) =>
		messagesOf(await reading).map(({ messageId }) => messageId ?? '');

	it.each([
		['a minute', 60_000],
		['a third of a second', 333],
		['a thousandth', 1],
	])(
		'lose and repeat none that are %s apart, though none has its place in its second',
		async (...of) => {
			const [, everyMs] = of;
			const { read, instance } = open(450, everyMs);
			const ids = await idsOf(read(EVERYTHING));
			const stored = instance.stored(harness.sandbox.clock.now()).map(({ key }) => key.id);
			expect([...ids].sort()).toEqual(stored.sort());
			expect(harness.reads().length).toBeLessThanOrEqual(everyMs === 1 ? 7 : 6);
		},
	);

	it('lose and repeat none while new messages push them on', async () => {
		const { read, instance } = open(450, 60_000);
		const before = instance.stored(harness.sandbox.clock.now()).map(({ key }) => key.id);
		const at = harness.sandbox.clock.now() - 1_000;
		const [one] = instance.stored(at);
		let nth = 0;
		harness.injectFault({
			kind: 'mutate',
			mutate: (answer) => {
				for (let left = 40; one && left > 0; left -= 1) {
					const key = { ...one.key, id: `3EB0NEW${(nth += 1)}` };
					instance.addMessages([{ ...one, key, at }]);
				}
				return answer;
			},
		});
		const ids = await idsOf(read(EVERYTHING));
		expect(nth).toBeGreaterThan(100);
		expect([...ids].sort()).toEqual(before.sort());
	});

	it('are asked for by number where the server takes no notice of times', async () => {
		harness.sandbox.evolutionApi.version = VERSIONS['2.2.0'];
		const { read, instance } = open(350, 60_000);
		const ids = await idsOf(read(EVERYTHING));
		harness.sandbox.evolutionApi.version = VERSIONS['2.3.7'];
		const stored = instance.stored(harness.sandbox.clock.now());
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids.length).toBeGreaterThan(stored.length - 8);
		expect(harness.reads()).toHaveLength(5);
	});

	it('end with the limit, and are no longer than it', async () => {
		const { read } = open(450, 60_000);
		expect(await read({ limit: 20 })).toHaveLength(20);
		expect(await read({ limit: 250 })).toHaveLength(250);
		const sizes = harness.reads().map(({ body }) => JSON.parse(body).offset as number);
		expect(sizes).toEqual([20, 100, 100, 100]);
	});

	it('hold what we wrote only where that is asked for, and all of both for the other direction', async () => {
		const { read } = open(120, 60_000);
		const filter = { direction: 'outbound', sentAfter: null, sentBefore: null, types: [] } as const;
		await read({ ...EVERYTHING, filter });
		await read({ ...EVERYTHING, filter: { ...filter, direction: 'inbound' } });
		const keys = harness.reads().map(({ body }) => JSON.parse(body).where.key as object);
		expect(keys).toEqual([{ fromMe: true }, {}, {}]);
	});
});
