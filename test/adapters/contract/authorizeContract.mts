import {
	type Credential,
	InputError,
	type OutgoingRequest,
	type ProviderDefinition,
} from '../../../adapters/index.ts';

/** A secret that neither URLs nor JSON leave as it is. */
export const PASTED_SECRET = 'a/b+c=d e?f#g%h$&i';
const BASE = 'https://api.acme.example/v1';
const HEADERS = { accept: 'application/json' };

/** Where a provider's secret goes. */
export interface SignedSubject {
	/** A credential with `PASTED_SECRET`. */
	readonly credential: Credential;
	/** A path as the adapter writes it, and with the secret, where that is a part of it. */
	readonly path: string;
	readonly placed?: string;
	/** What the request has beside its own headers. */
	readonly headers?: Readonly<Record<string, string>>;
}

/** What is said of a request that isn't signed. */
export function refusalOf(work: () => unknown): InputError {
	try {
		work();
	} catch (error) {
		expect(InputError.isInstance(error)).toBe(true);
		return error as InputError;
	}
	throw new Error('it was accepted');
}

/** Fails unless it is refused for characters that no header may have, which aren't shown. */
export function expectNoHeader(work: () => unknown, secret: string): void {
	const { message, advice } = refusalOf(work);
	expect(`${message} ${advice}`).not.toContain(secret);
	expect(message).toMatch(/characters that no header may have/);
}

/** The secret goes to the provider and nowhere else, however the request is written. */
export function authorizeContract(
	definition: ProviderDefinition<unknown>,
	{ path, placed = path, headers = {}, ...subject }: SignedSubject,
): void {
	const credential = { ...subject.credential, baseUrl: BASE };
	const authorize = <R extends OutgoingRequest>(request: R): R =>
		definition.authorize(request, credential);

	describe(`authorize of ${definition.id}`, () => {
		it('puts the secret in its place, encoded where it is part of a path', () => {
			expect(authorize({ url: `${BASE}${path}`, headers: { ...HEADERS } })).toEqual({
				url: `${BASE}${placed}`,
				headers: { ...HEADERS, ...headers },
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
				expect(text).not.toContain(PASTED_SECRET);
				expect(text).not.toContain(encodeURIComponent(PASTED_SECRET));
			}
		});
	});
}
