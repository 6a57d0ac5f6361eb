import { providerOf } from '../../../sandbox/index.mts';
import { rowsOf } from '../../support/sandbox/ask.mts';
import { exampleProvider } from '../../support/sandbox/providers.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

const EXAMPLE = exampleProvider();
/** Three messages that are newer than those the sandbox begins with: their texts are `TEXTS`, newest first. */
const SENT = ['2026-06-02T12:00:00Z', '2026-06-01T19:20:00Z', '2026-06-01T19:10:00Z'];
const TEXTS = SENT.map((_, index) => `message ${index}`);

describe('Sent After and Sent Before', () => {
	const sandbox = useSandbox();
	const textsOf = async (options: Record<string, string | number>, timezone = 'UTC') => {
		const rows = await rowsOf(sandbox(), {
			node: 'listAllMessages',
			provider: EXAMPLE,
			options,
			settings: { timezone },
		});
		return rows.map(({ text }) => text);
	};

	beforeAll(() => {
		const messages = SENT.map((at, index) => ({
			phone: `+3461200000${index}`,
			text: `message ${index}`,
			sentAt: Date.parse(at),
		}));
		sandbox().clock.advance(48 * 60 * 60_000);
		providerOf(EXAMPLE).write(sandbox()[EXAMPLE], messages);
	});

	it('includes the message of that very time when it is Sent After', async () => {
		expect(await textsOf({ sentAfter: '2026-06-01T19:20:00.000Z' })).toEqual(TEXTS.slice(0, 2));
		expect(await textsOf({ sentAfter: '2026-06-01T19:20:00.001Z' })).toEqual(TEXTS.slice(0, 1));
	});

	it('leaves the message of that very time out when it is Sent Before', async () => {
		const after = { sentAfter: '2026-06-01T19:10:00Z' };
		const [newest = '', second = ''] = await textsOf({
			...after,
			sentBefore: '2026-06-02T12:00:00Z',
		});
		expect([newest, second]).toEqual(TEXTS.slice(1));
		expect(await textsOf({ ...after, sentBefore: '2026-06-02T12:00:00.001Z' })).toEqual(TEXTS);
	});

	it.each([
		['America/Mexico_City', '2026-06-01T13:20:00'],
		['Europe/Madrid', '2026-06-01T21:20:00'],
		['Europe/Moscow', '2026-06-01 22:20'],
		['UTC', '2026-06-01T19:20:00'],
	])('is in the time zone of the workflow when %s and no zone is written', async (zone, date) => {
		expect(await textsOf({ sentAfter: date }, zone)).toEqual(TEXTS.slice(0, 2));
	});

	it.each([
		['an ISO date with an offset', '2026-06-01T13:20:00-06:00'],
		['a Luxon DateTime', "={{ DateTime.fromISO('2026-06-01T13:20:00-06:00') }}"],
		[
			'a Luxon DateTime of another zone',
			"={{ DateTime.utc(2026, 6, 1, 19, 20).setZone('Asia/Tokyo') }}",
		],
		['a JavaScript Date', "={{ new Date('2026-06-01T19:20:00Z') }}"],
		['epoch seconds', `={{ ${Date.UTC(2026, 5, 1, 19, 20) / 1_000} }}`],
		['epoch milliseconds', `={{ ${Date.UTC(2026, 5, 1, 19, 20)} }}`],
		['epoch seconds as text', String(Date.UTC(2026, 5, 1, 19, 20) / 1_000)],
	])('is the same moment in any time zone when it is %s', async (_what, date) => {
		expect(await textsOf({ sentAfter: date }, 'Australia/Sydney')).toEqual(TEXTS.slice(0, 2));
	});

	it('filters nothing when the expression gives nothing', async () => {
		expect(await textsOf({ sentAfter: '={{ null }}', sentBefore: '' })).toHaveLength(50);
	});
});
