import { rowsOf } from '../../support/sandbox/ask.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

/** The newest three messages were sent at 12:00 that day, and at 19:20 and 19:10 the day before, UTC. */
const IDS = ['2000201', '2000121', '2000120'];

describe('Sent After and Sent Before', () => {
	const sandbox = useSandbox();
	const ids = async (options: Record<string, string | number>, timezone = 'UTC') => {
		const rows = await rowsOf(sandbox(), {
			node: 'listAllMessages',
			provider: 'wamm',
			options,
			settings: { timezone },
		});
		return rows.map(({ messageId }) => messageId);
	};

	it('includes the message of that very time when it is Sent After', async () => {
		expect(await ids({ sentAfter: '2026-05-31T19:20:00.000Z' })).toEqual(IDS.slice(0, 2));
		expect(await ids({ sentAfter: '2026-05-31T19:20:00.001Z' })).toEqual(IDS.slice(0, 1));
	});

	it('leaves the message of that very time out when it is Sent Before', async () => {
		const after = { sentAfter: '2026-05-31T19:10:00Z' };
		const [newest = '', second = ''] = await ids({ ...after, sentBefore: '2026-06-01T12:00:00Z' });
		expect([newest, second]).toEqual(IDS.slice(1));
		expect(await ids({ ...after, sentBefore: '2026-06-01T12:00:00.001Z' })).toEqual(IDS);
	});

	it.each([
		['America/Mexico_City', '2026-05-31T13:20:00'],
		['Europe/Madrid', '2026-05-31T21:20:00'],
		['Europe/Moscow', '2026-05-31 22:20'],
		['UTC', '2026-05-31T19:20:00'],
	])('is in the time zone of the workflow when %s and no zone is written', async (zone, date) => {
		expect(await ids({ sentAfter: date }, zone)).toEqual(IDS.slice(0, 2));
	});

	it.each([
		['an ISO date with an offset', '2026-05-31T13:20:00-06:00'],
		['a Luxon DateTime', "={{ DateTime.fromISO('2026-05-31T13:20:00-06:00') }}"],
		[
			'a Luxon DateTime of another zone',
			"={{ DateTime.utc(2026, 5, 31, 19, 20).setZone('Asia/Tokyo') }}",
		],
		['a JavaScript Date', "={{ new Date('2026-05-31T19:20:00Z') }}"],
		['epoch seconds', `={{ ${Date.UTC(2026, 4, 31, 19, 20) / 1_000} }}`],
		['epoch milliseconds', `={{ ${Date.UTC(2026, 4, 31, 19, 20)} }}`],
		['epoch seconds as text', String(Date.UTC(2026, 4, 31, 19, 20) / 1_000)],
	])('is the same moment in any time zone when it is %s', async (_what, date) => {
		expect(await ids({ sentAfter: date }, 'Australia/Sydney')).toEqual(IDS.slice(0, 2));
	});

	it('filters nothing when the expression gives nothing', async () => {
		expect(await ids({ sentAfter: '={{ null }}', sentBefore: '' })).toHaveLength(50);
	});
});
