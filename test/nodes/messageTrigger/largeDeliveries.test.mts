import { exampleProvider } from '../../support/sandbox/providers.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { captureLogs } from '../../support/engine/captureLogs.mts';
import type { Delivery } from '../../support/engine/n8nRequest.mts';
import { Trigger } from '../triggers/trigger.mts';

const MB = 1024 * 1024;
const WITH_FILES = { contentType: 'multipart/form-data; boundary=x' };
const TOO_LARGE = 'A webhook delivery was dropped: larger than 1 MB';
const PASTED = exampleProvider(({ webhook }) => webhook?.registration.by === 'user');

/** JSON of as many bytes. */
const jsonOf = (bytes: number) => `"${'x'.repeat(bytes - 2)}"`;

describe('A delivery of more than 1 MB', () => {
	const sandbox = useSandbox();
	const logs = captureLogs();
	beforeEach(() => void (logs.length = 0));
	const deliver = async (delivery: Delivery) => {
		const parameters = { events: ['messageReceived'] };
		return await new Trigger(sandbox(), { provider: PASTED, parameters }).deliver(delivery);
	};

	it.each<[string, Delivery]>([
		['by its bytes', { text: jsonOf(MB + 1) }],
		[
			'by its bytes, whatever it says',
			{ text: jsonOf(MB + 1), headers: { 'content-length': '5' } },
		],
		['as it says, with files', { ...WITH_FILES, headers: { 'content-length': String(MB + 1) } }],
	])('is answered and not read: %s', async (_case, delivery) => {
		expect(await deliver(delivery)).toEqual({ rows: null, status: 200 });
		expect(logs.filter(({ level }) => level !== 'debug')).toEqual([
			{ level: 'warn', message: TOO_LARGE, meta: { node: 'Trigger', count: expect.any(Number) } },
		]);
	});

	it.each<[string, Delivery]>([
		['1 MB', { text: jsonOf(MB) }],
		['files of 1 MB', { ...WITH_FILES, headers: { 'content-length': String(MB) } }],
	])('isn’t one of %s', async (_case, delivery) => {
		expect(await deliver(delivery)).toEqual({ rows: null, status: 200 });
		expect(logs.map(({ message }) => message)).not.toContain(TOO_LARGE);
	});
});
