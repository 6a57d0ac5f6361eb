import { providerOf } from '../../../../sandbox/index.mts';
import { rowsOf } from '../../../support/sandbox/ask.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';
import { installKeyRecord } from '../../sendMessage/keyRecord.mts';
import { rowsTo, sendRows } from '../../sendMessage/sending.mts';

describe('Send Once per Key on WAMM.chat', () => {
	const sandbox = useSandbox();

	it('says so when n8n keeps the key of a message that was not sent', async () => {
		const record = await installKeyRecord();
		const refuse = () => {
			record.trouble = new Error('SQLITE_BUSY');
			return { err: 'text fail' };
		};
		sandbox().wamm.faults.add({
			match: { path: providerOf('wamm').sending?.path, nth: 1 },
			fault: { kind: 'mutate', mutate: refuse },
			strikes: 'before',
		});
		const options = { sendOncePerKey: 'A1' };
		const question = sendRows('wamm', rowsTo(1), { options, onError: 'continueRegularOutput' });
		const [row] = await rowsOf(sandbox(), question);
		expect(row?.error).toBe('The message was not sent, but n8n keeps its key as if it was.');
	});
});
