import { rowsOf } from '../../../support/sandbox/ask.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';
import { outboxOf } from '../../sendMessage/sending.mts';

describe('Send Message on 2Chat', () => {
	const sandbox = useSandbox();

	it('sends a file by its address', async () => {
		const mediaUrl = 'https://example.com/invoice.pdf';
		const [file] = await rowsOf(sandbox(), {
			node: 'sendMessage',
			provider: 'twoChat',
			parameters: { text: '' },
			options: { mediaUrl },
		});
		expect(file).toMatchObject({ type: 'file', mediaUrl, text: null });
		expect(outboxOf(sandbox(), 'twoChat')[0]).toMatchObject({ mediaUrl, text: null });
	});
});
