import {
	authorizeContract,
	expectNoHeader,
	PASTED_SECRET,
} from '../contract/authorizeContract.mts';
import { signedAcme } from './acme.mts';

const baseUrl = 'https://api.acme.example';

authorizeContract(signedAcme, {
	credential: { key: PASTED_SECRET },
	path: '/list/:key/?n=1',
	placed: `/list/${encodeURIComponent(PASTED_SECRET)}/?n=1`,
	headers: { 'X-Api-Key': PASTED_SECRET },
});

describe('a key in a header', () => {
	const authorize = (key: unknown) => signedAcme.authorize({ url: '/a' }, { key, baseUrl });

	it('is trimmed, and empty where there is none', () => {
		const headersOf = (key: unknown) => (authorize(key) as { headers?: object }).headers;
		expect(headersOf(' pasted\n')).toEqual({ 'X-Api-Key': 'pasted' });
		expect(headersOf(undefined)).toEqual({ 'X-Api-Key': '' });
	});

	it.each(['two\nlines', 'three\r\nX-Evil: 1', 'nul\u0000', 'кириллица', 'zero\u200bwidth'])(
		'is refused where no header may have it: %p',
		(key) => expectNoHeader(() => authorize(key), key),
	);
});
