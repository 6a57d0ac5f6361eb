import { SEEDED } from '../../../../sandbox/index.mts';
import { asked } from '../../../support/sandbox/requests.mts';
import { told } from '../../messagePollingTrigger/poller.mts';
import { BOTH, usePolling } from '../../messagePollingTrigger/usePolling.mts';
import { arrive } from '../../triggers/arrivals.mts';

const MINUTE_MS = 60_000;

describe('The polling trigger at WAMM.chat', () => {
	const { sandbox, poller, id } = usePolling();

	it('begins while WAMM.chat’s phone is not connected, but not with a wrong token', async () => {
		const parameters = { events: BOTH };
		const unpaired = { token: SEEDED.wamm.unpairedToken };
		const waiting = poller({ provider: 'wamm', parameters, credential: unpaired });
		expect(await waiting.activate()).toBeNull();
		const wrong = poller({ provider: 'wamm', parameters, credential: { token: 'wrong-token' } });
		await expect(wrong.activate()).rejects.toThrow('WAMM.chat did not accept the token.');
	});

	it('asks WAMM.chat by direction, and only for those that matter', async () => {
		const polling = poller({ provider: 'wamm', parameters: { events: ['messageReceived'] } });
		await polling.activate();
		expect(asked(sandbox(), 'wamm').map((path) => path.split('?')[1])).toEqual([
			'col=100&from_me=0',
		]);
	});

	describe('over statuses, where lists carry them', () => {
		const parameters = {
			events: ['messageSent', 'statusChanged', 'statusOverdue'],
			statuses: ['delivered', 'read', 'failed'],
		};

		it('puts out each that is wanted once, behind its message', async () => {
			const polling = poller({ provider: 'wamm', parameters });
			await polling.activate();
			const mine = id('wamm');
			const goes = async (state: string) => {
				arrive(sandbox(), 'wamm', { id: mine, isOurs: true, state });
				return told(await polling.tick());
			};
			expect(await goes('sending')).toEqual([`${mine} messageSent`]);
			expect(await goes('sent')).toEqual([]);
			expect(await goes('delivered')).toEqual([`${mine} delivered`]);
			expect(await goes('sent')).toEqual([]);
			expect(await goes('viewed')).toEqual([`${mine} read`]);
			expect(await goes('viewed')).toEqual([]);
			const other = id('wamm');
			arrive(sandbox(), 'wamm', { id: other, isOurs: true, state: 'noAccount' });
			const rows = await polling.tick();
			expect(told(rows)).toEqual([`${other} messageSent`, `${other} failed`]);
			expect(rows?.[1]).toMatchObject({ failureReason: 'noAccount', isFinal: true });
		});

		it('says once what is not delivered so many minutes after it was sent', async () => {
			sandbox().clock.advance(10 * MINUTE_MS);
			const polling = poller({
				provider: 'wamm',
				parameters: { ...parameters, overdueMinutes: 10 },
			});
			await polling.activate();
			const [slow, fine] = [id('wamm'), id('wamm')];
			arrive(sandbox(), 'wamm', { id: slow, isOurs: true });
			arrive(sandbox(), 'wamm', { id: fine, isOurs: true, state: 'delivered' });
			await polling.tick();
			sandbox().clock.advance(9 * MINUTE_MS);
			expect(await polling.tick()).toBeNull();
			sandbox().clock.advance(MINUTE_MS);
			expect(told(await polling.tick())).toEqual([`${slow} statusOverdue`]);
			sandbox().clock.advance(60 * MINUTE_MS);
			expect(await polling.tick()).toBeNull();
		});

		it('refuses a time that is none', async () => {
			const polling = poller({
				provider: 'wamm',
				parameters: { ...parameters, overdueMinutes: 0 },
			});
			await expect(polling.activate()).rejects.toThrow('Overdue After is 0');
		});
	});
});
