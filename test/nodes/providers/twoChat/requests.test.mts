import { SEEDED } from '../../../../sandbox/index.mts';
import { ask } from '../../../support/sandbox/ask.mts';
import { asked } from '../../../support/sandbox/requests.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';

const { contacts, twoChat } = SEEDED;
const MARIA = contacts.maria.whatsAppDigits;

describe('2Chat', () => {
	const sandbox = useSandbox();

	it('is asked with the key in its header, and nowhere else', async () => {
		await ask(sandbox(), { node: 'getMessagesByPhone', provider: 'twoChat' });
		expect(asked(sandbox(), 'twoChat')).toEqual([
			'GET /open/whatsapp/get-numbers?status=all&page_number=0',
			`GET /open/whatsapp/messages/${twoChat.phone}/+${MARIA}`,
		]);
		for (const { headers, path } of sandbox().twoChat.requests) {
			expect(headers['x-user-api-key']).toBe(twoChat.apiKey);
			expect(path).not.toContain(twoChat.apiKey);
		}
	});
});
