import { type Credential, InputError, type OutgoingRequest, registry } from '../../../adapters';

const { wamm, twoChat, whatsappApi } = registry;
const SECRET = 'a/b+c=d e?f#g%h$&i';
const BASE = 'https://api.acme.example/v1';
const HEADERS = { accept: 'application/json' };

const PLACES = [
	{
		definition: wamm,
		credential: { token: SECRET, baseUrl: BASE },
		path: '/msg_get/:token/?phone=79001234567&col=1',
		placed: `/msg_get/${encodeURIComponent(SECRET)}/?phone=79001234567&col=1`,
		headers: HEADERS,
	},
	{
		definition: twoChat,
		credential: { apiKey: SECRET, baseUrl: BASE },
		path: '/whatsapp/messages/+595981048477',
		placed: '/whatsapp/messages/+595981048477',
		headers: { ...HEADERS, 'X-User-API-Key': SECRET },
	},
	{
		definition: whatsappApi,
		credential: { headerName: 'X-Proxy', headerSecret: SECRET, baseUrl: BASE },
		path: '/api/status',
		placed: '/api/status',
		headers: { ...HEADERS, 'X-Proxy': SECRET },
	},
] as const;

function refusalOf(work: () => unknown): InputError {
	try {
		work();
	} catch (error) {
		expect(InputError.isInstance(error)).toBe(true);
		return error as InputError;
	}
	throw new Error('it was accepted');
}

describe.each(PLACES)('authorize of $definition.id', (place) => {
	const { credential, headers, path, placed } = place;
	const authorize = <R extends OutgoingRequest>(request: R, own: Credential = credential): R =>
		place.definition.authorize(request, own);

	it('puts the secret in its place, encoded where it is part of a path', () => {
		expect(authorize({ url: `${BASE}${path}`, headers: { ...HEADERS } })).toEqual({
			url: `${BASE}${placed}`,
			headers,
		});
	});

	it('returns a copy and leaves the request as it was', () => {
		const request = Object.freeze({
			url: `${BASE}${path}`,
			headers: Object.freeze({ ...HEADERS }),
			method: 'GET',
		});
		const authorized = authorize(request);
		expect(authorized).not.toBe(request);
		expect(authorized.method).toBe('GET');
		expect(JSON.stringify(request)).not.toContain('a/b');
		expect(authorize(request)).toEqual(authorized);
	});

	it('takes uri for url where that is what the request has', () => {
		expect(authorize({ uri: `${BASE}${path}` })).toMatchObject({ uri: `${BASE}${placed}` });
		expect(authorize({ uri: `${BASE}${path}` })).not.toHaveProperty('url');
	});

	it.each([path, path.slice(1)])('puts %s behind the base URL', (url) => {
		expect(authorize({ url }).url).toBe(`${BASE}${placed}`);
	});

	it.each(['https://evil.example', 'https://evil.example/v1', BASE])(
		'ignores the baseURL %s of the request',
		(baseURL) => {
			const authorized = authorize({ url: path, baseURL });
			expect(authorized.url).toBe(`${BASE}${placed}`);
			expect(authorized).not.toHaveProperty('baseURL');
		},
	);

	it.each(['HTTPS://API.ACME.EXAMPLE', 'https://api.acme.example:443'])(
		'knows its own origin when it is written %s',
		(origin) => {
			expect(authorize({ url: `${origin}/v1${path}` }).url).toContain(placed);
		},
	);

	it.each([
		['another host', 'https://evil.example'],
		['another scheme', 'http://api.acme.example'],
		['another port', 'https://api.acme.example:8443'],
		['a longer host', 'https://api.acme.example.evil.example'],
		['a shorter host', 'https://acme.example'],
		['a host behind a user', 'https://api.acme.example@evil.example'],
		['a host behind a user and a password', 'https://api.acme.example:443@evil.example'],
		['an upper-case scheme', 'HTTPS://evil.example'],
		['backslashes', 'https:\\\\evil.example'],
		['one slash', 'https:/evil.example'],
		['no slash', 'https:evil.example'],
		['spaces before', '  https://evil.example'],
		['a tab before', '\thttps://evil.example'],
		['a file', 'file:///etc/passwd'],
		['a script', 'javascript:alert(1)//'],
		['no URL at all', 'https://'],
		['an impossible host', 'https://[::1'],
	])('refuses %s', (_what, origin) => {
		for (const request of [{ url: `${origin}${path}` }, { uri: `${origin}${path}` }]) {
			expect(refusalOf(() => authorize(request)).message).toContain('elsewhere');
		}
	});

	it.each([
		'//evil.example',
		'\\\\evil.example',
		'/\\evil.example',
		'@evil.example',
		'.evil.example',
		'ht\ntps://evil.example/',
		'\u0001https://evil.example',
	])('keeps %s on its own host', (start) => {
		const { url = '' } = authorize({ url: `${start}${path}` });
		expect(new URL(url).origin).toBe('https://api.acme.example');
	});

	it('says where the request may go, without the secret', () => {
		const refusal = refusalOf(() => authorize({ url: `https://evil.example${placed}` }));
		expect(refusal.message).toContain('https://api.acme.example');
		for (const text of [refusal.message, refusal.advice, String(refusal.stack)]) {
			expect(text).not.toContain(SECRET);
			expect(text).not.toContain(encodeURIComponent(SECRET));
		}
	});
});

describe('authorize without a secret', () => {
	it.each([undefined, null, '', '  '])('refuses %p where the provider needs one', (empty) => {
		expect(refusalOf(() => wamm.authorize({ url: '/' }, { token: empty })).message).toMatch(
			/token/,
		);
		expect(refusalOf(() => twoChat.authorize({ url: '/' }, { apiKey: empty })).message).toMatch(
			/API key/,
		);
		expect(whatsappApi.authorize({ url: '/a' }, { headerName: empty }).url).toBe(
			'http://127.0.0.1:8790/a',
		);
	});

	it('trims what was pasted with it', () => {
		const pasted = ' pasted\n';
		expect(wamm.authorize({ url: '/a/:token/' }, { token: pasted }).url).toBe(
			'https://wamm.chat/api2/a/pasted/',
		);
		const request: OutgoingRequest = { url: '/a' };
		expect(twoChat.authorize(request, { apiKey: pasted }).headers).toEqual({
			'X-User-API-Key': 'pasted',
		});
		const proxied = { headerName: ' X-Proxy ', headerSecret: pasted };
		expect(whatsappApi.authorize(request, proxied).headers).toEqual({ 'X-Proxy': 'pasted' });
	});
});

describe('authorize of whatsappApi', () => {
	it.each(['X Api', 'X-Api:', 'X-Ápi', 'X\r\nHost'])('refuses the header name %p', (headerName) => {
		const refusal = refusalOf(() => whatsappApi.authorize({ url: '/a' }, { headerName }));
		expect(refusal.message).toContain('Header Name');
	});
});

describe('authorize with a key that no header may have', () => {
	it.each(['two\nlines', 'three\r\nX-Evil: 1', 'nul\u0000', 'кириллица', 'zero\u200bwidth'])(
		'refuses %p',
		(key) => {
			const ours = refusalOf(() => twoChat.authorize({ url: '/a' }, { apiKey: key }));
			const proxied = { headerName: 'X-Proxy', headerSecret: key };
			const theirs = refusalOf(() => whatsappApi.authorize({ url: '/a' }, proxied));
			for (const { message, advice } of [ours, theirs]) {
				expect(`${message} ${advice}`).not.toContain(key);
				expect(message).toMatch(/characters that no header may have/);
			}
		},
	);
});
