import { useSandbox } from '../../../support/sandbox/useSandbox.mts';
import { expectFewRequests } from '../../limits/expectFewRequests.mts';

describe('A wrong key of a proxy before WhatsApp API', () => {
	const sandbox = useSandbox();

	it('makes no more requests than run at a time', async () => {
		sandbox().whatsappApi.requireHeader = { name: 'X-Proxy-Key', value: 'right' };
		const question = {
			node: 'getMessagesByPhone',
			provider: 'whatsappApi',
			parameters: { phone: '={{ $json.phone }}' },
			credential: { headerSecret: 'wrongSecret0' },
		} as const;
		await expectFewRequests(sandbox(), question, 2);
	});
});
