import { PROVIDERS, type ProviderId } from '../../support/sandbox/providers.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { arrive, idOf } from '../triggers/arrivals.mts';
import { Poller, told } from './poller.mts';

describe('Start From Now', () => {
	const sandbox = useSandbox({ messages: 40 });
	let next = 0;
	const arrives = (provider: ProviderId) => {
		const id = idOf(provider, (next += 1));
		sandbox().clock.advance(2_000);
		arrive(sandbox(), provider, { id });
		return `${id} messageReceived`;
	};

	beforeAll(() => {
		jest.spyOn(Date, 'now').mockImplementation(() => sandbox().clock.now());
	});
	afterAll(() => jest.restoreAllMocks());

	/** Published, with one message told, and another one that came in a pause. */
	async function paused(provider: ProviderId, startFromNow: boolean) {
		const parameters = { events: ['messageReceived'], options: { startFromNow } };
		const polling = new Poller(sandbox(), { provider, parameters });
		await polling.activate();
		const first = arrives(provider);
		expect(told(await polling.tick())).toEqual([first]);
		return { polling, missed: arrives(provider) };
	}

	describe.each(PROVIDERS)('with %s', (provider) => {
		it.each(['activate', 'update', 'create'] as const)(
			'leaves out what came before a publishing by “%s”, and tells what comes after it',
			async (mode) => {
				const { polling } = await paused(provider, true);
				expect(await polling.activate(mode)).toBeNull();
				expect(await polling.tick()).toBeNull();
				const later = arrives(provider);
				expect(told(await polling.tick())).toEqual([later]);
			},
		);

		it('tells what came in the meantime when it is off', async () => {
			const { polling, missed } = await paused(provider, false);
			expect(told(await polling.activate('update'))).toEqual([missed]);
		});

		it.each(['init', 'leadershipChange'] as const)(
			'goes on where it was after “%s”, which nobody asked for',
			async (mode) => {
				const { polling, missed } = await paused(provider, true);
				expect(told(await polling.activate(mode))).toEqual([missed]);
			},
		);

		it('goes on where it was at each tick of the durable scheduler', async () => {
			const { polling, missed } = await paused(provider, true);
			expect(told(await polling.scheduledTick())).toEqual([missed]);
		});

		it('begins anew also when the provider is not ready at the publishing', async () => {
			const { polling } = await paused(provider, true);
			sandbox()[provider].faults.add({ fault: { kind: 'status', code: 500 } });
			expect(await polling.activate('activate')).toBeNull();
			sandbox()[provider].faults.clear();
			expect(await polling.tick()).toBeNull();
			const later = arrives(provider);
			expect(told(await polling.tick())).toEqual([later]);
		}, 60_000);
	});
});
