import { registry } from '../../../adapters/index.ts';
import { PASTED_SECRET } from '../contract/authorizeContract.mts';
import { credentialContract } from '../contract/credentialContract.mts';

credentialContract({
	definition: registry.waha,
	credential: {},
	defaults: { baseUrl: 'http://localhost:3000', session: 'default', ignoreSslIssues: false },
	pasted: [
		['10.0.0.5:3000/dashboard', 'http://10.0.0.5:3000'],
		['10.0.0.5:3000/dashboard/sessions?x=1', 'http://10.0.0.5:3000'],
		['http://10.0.0.5:3000/api/', 'http://10.0.0.5:3000'],
		['https://host.example/waha/api/sessions/default', 'https://host.example/waha'],
		['https://host.example/api/default/chats/all/messages', 'https://host.example'],
		['https://host.example/api/waha', 'https://host.example/api/waha'],
	],
	refused: [
		[{ session: '..' }, /Session/],
		[{ session: 'a/b' }, /Session/],
		[{ session: 'my session' }, /Session/],
		[{ apiKey: 'a\nb' }, /API Key/],
	],
	signed: {
		credential: { apiKey: PASTED_SECRET },
		path: '/api/sessions/default',
		headers: { 'X-Api-Key': PASTED_SECRET },
	},
});

describe('the session of a WAHA credential', () => {
	it.each([
		[' mine ', 'mine'],
		['  ', 'default'],
		['', 'default'],
		[undefined, 'default'],
	])('%j is %s', (session, name) => {
		expect(registry.waha.config.parse({ session })).toMatchObject({ session: name });
	});
});

describe('a WAHA server without a key', () => {
	it.each([{}, { apiKey: ' ' }])('is asked without one: %j', (credential) => {
		expect(registry.waha.authorize({ url: '/api/x' }, credential)).toEqual({
			url: 'http://localhost:3000/api/x',
			headers: {},
		});
	});
});
