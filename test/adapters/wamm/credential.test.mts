import { registry } from '../../../adapters/index.ts';
import { PASTED_SECRET, refusalOf } from '../contract/authorizeContract.mts';
import { credentialContract } from '../contract/credentialContract.mts';
import { open } from './setup.mts';

const credential = { token: 'T-1' };

credentialContract({
	definition: registry.wamm,
	credential,
	defaults: {
		baseUrl: 'https://wamm.chat/api2',
		messenger: 'whatsapp',
		timezone: 'Europe/Moscow',
		ignoreSslIssues: false,
	},
	pasted: [
		['wamm.chat/api2/msg_get/x?phone=1', 'https://wamm.chat/api2'],
		['https://gw.example/api/wamm', 'https://gw.example/api/wamm'],
	],
	refused: [
		[{}, /no token/],
		[{ ...credential, timezone: 'Mars/Olympus' }, /unknown Time Zone: “Mars\/Olympus”/],
		[{ ...credential, baseUrl: 'ftp://wamm.chat' }, /neither https/],
	],
	signed: {
		credential: { token: PASTED_SECRET },
		path: '/msg_get/:token/?phone=79001234567&col=1',
		placed: `/msg_get/${encodeURIComponent(PASTED_SECRET)}/?phone=79001234567&col=1`,
	},
});

describe('authorize', () => {
	const { authorize } = registry.wamm;

	it.each([undefined, null, '', '  '])('refuses %p for a token', (token) => {
		expect(refusalOf(() => authorize({ url: '/' }, { token })).message).toMatch(/token/);
	});

	it('trims what was pasted with the token', () => {
		expect(authorize({ url: '/a/:token/' }, { token: ' pasted\n' }).url).toBe(
			'https://wamm.chat/api2/a/pasted/',
		);
	});
});

it('hides the secrets of the credential from whoever reads answers', async () => {
	const row = { msg_id: '7', from_me: '0', msg_text: 'your token is T-secret-1' };
	const { read } = open({ err: 0, msg_data: [row] }, { token: ' T-secret-1 ' });
	const [record] = await read();
	expect(record).toMatchObject({
		message: { text: 'your token is [hidden]' },
		raw: { msg_text: 'your token is [hidden]' },
	});
});
