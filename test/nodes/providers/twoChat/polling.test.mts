import type { IDataObject } from 'n8n-workflow';
import { SEEDED } from '../../../../sandbox/index.mts';
import { asked } from '../../../support/sandbox/requests.mts';
import { told } from '../../messagePollingTrigger/poller.mts';
import { BOTH, usePolling } from '../../messagePollingTrigger/usePolling.mts';
import { arrive } from '../../triggers/arrivals.mts';

const MINUTE_MS = 60_000;

describe('The polling trigger at 2Chat', () => {
	const { sandbox, poller, id } = usePolling();

	it('asks 2Chat for one page a tick, and for no number that it is given', async () => {
		const { phone } = SEEDED.twoChat;
		const polling = poller({
			provider: 'twoChat',
			parameters: { events: BOTH, accountPhone: { __rl: true, mode: 'phone', value: phone } },
		});
		await polling.activate();
		await polling.tick();
		expect(asked(sandbox(), 'twoChat')).toEqual(
			Array(2).fill(`GET /open/whatsapp/messages/${phone}`),
		);
	});

	describe('without a number given', () => {
		const { phone } = SEEDED.twoChat;
		const NUMBERS = 'GET /open/whatsapp/get-numbers?status=all&page_number=0';
		const MESSAGES = `GET /open/whatsapp/messages/${phone}`;
		const begun = async () => {
			const polling = poller({ provider: 'twoChat', parameters: { events: BOTH } });
			await polling.activate();
			return polling;
		};
		const askedBy = async (work: () => Promise<unknown>) => {
			sandbox().twoChat.clearRequests();
			await work().catch(() => {});
			return asked(sandbox(), 'twoChat');
		};

		it('looks for the number once a day', async () => {
			const polling = await begun();
			expect(asked(sandbox(), 'twoChat')).toEqual([NUMBERS, MESSAGES]);
			expect(await askedBy(async () => await polling.tick())).toEqual([MESSAGES]);
			sandbox().clock.advance(24 * 60 * MINUTE_MS);
			expect(await askedBy(async () => await polling.tick())).toEqual([NUMBERS, MESSAGES]);
			expect(await askedBy(async () => await polling.tick())).toEqual([MESSAGES]);
		});

		it('looks for it anew when 2Chat does not know it any more', async () => {
			const polling = await begun();
			const missed = id('twoChat');
			arrive(sandbox(), 'twoChat', { id: missed });
			const body = { success: false, error_message: 'number not found' };
			sandbox().twoChat.faults.add({ fault: { kind: 'status', code: 404, body } });
			expect(await askedBy(async () => await polling.tick())).toEqual([MESSAGES]);
			sandbox().twoChat.faults.clear();
			sandbox().twoChat.clearRequests();
			expect(told(await polling.tick())).toEqual([`${missed} messageReceived`]);
			expect(asked(sandbox(), 'twoChat')).toEqual([NUMBERS, MESSAGES]);
		});

		it('looks for it anew with another credential', async () => {
			const polling = await begun();
			polling.change({ credentialId: 'other' });
			expect(await askedBy(async () => await polling.activate())).toEqual([NUMBERS, MESSAGES]);
		});

		it('goes on with the state of a version that did not keep it', async () => {
			const polling = await begun();
			const { own, ...state } = polling.memory.state as IDataObject;
			expect(own).toMatchObject({ phone });
			const next = id('twoChat');
			arrive(sandbox(), 'twoChat', { id: next });
			const rows = await polling.restart({ ...polling.memory, state });
			expect(told(rows)).toEqual([`${next} messageReceived`]);
		});
	});
});
