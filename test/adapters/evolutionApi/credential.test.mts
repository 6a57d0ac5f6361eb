import { registry } from '../../../adapters/index.ts';
import { PASTED_SECRET } from '../contract/authorizeContract.mts';
import { credentialContract } from '../contract/credentialContract.mts';

const credential = { apiKey: 'K-1', instance: ' ventas ' };

credentialContract({
	definition: registry.evolutionApi,
	credential,
	defaults: { baseUrl: 'http://localhost:8080', instance: 'ventas', ignoreSslIssues: false },
	pasted: [
		['evo.example/chat/findMessages/ventas', 'https://evo.example'],
		['https://gw.example/evolution/manager/instance/1/dashboard', 'https://gw.example/evolution'],
	],
	refused: [
		[{ instance: 'ventas' }, /no API key/],
		[{ ...credential, apiKey: 'К-1' }, /^The API key of the Evolution API credential has/],
		[{ apiKey: 'K-1' }, /names no instance/],
		[{ ...credential, instance: { name: 'ventas' } }, /names no instance/],
		[{ ...credential, baseUrl: 'ftp://evo.example' }, /neither https/],
	],
	signed: {
		credential: { ...credential, apiKey: PASTED_SECRET },
		path: '/chat/findChats/ventas',
		headers: { apikey: PASTED_SECRET },
	},
});

describe('a request with a credential of Evolution API', () => {
	it('has the key in its header, and a body only where it had one', () => {
		const authorized = registry.evolutionApi.authorize({ url: '/x' }, credential);
		const url = 'http://localhost:8080/x';
		expect(authorized).toStrictEqual({ url, headers: { apikey: 'K-1' } });
	});
});
