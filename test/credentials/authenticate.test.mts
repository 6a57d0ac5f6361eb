import { authenticate, type Options, TOKEN } from '../support/sandbox/authenticate.mts';
import { PROVIDERS } from '../support/sandbox/providers.mts';

const BASES = ['https://api.acme.example/v1', 'http://10.0.0.5:8790'];
const CASES = PROVIDERS.flatMap((provider) => BASES.map((base) => [provider, base] as const));

describe.each(CASES)('authenticate of %s for %s', (provider, base) => {
	it.each<Options>([
		{ url: 'https://evil.example/collect' },
		{ uri: 'https://evil.example/collect' },
		{ url: `${base}.evil.example/x` },
		{ url: `${base.replace('://', '://x@evil.example#')}/x` },
		{ url: base.replace(/^https?/, (scheme) => (scheme === 'http' ? 'https' : 'http')) },
		{ url: `${base.replace(/(:\d+)?(\/|$)/, ':8443/')}` },
		{ url: '//evil.example/collect' },
		{ url: '\\\\evil.example/collect' },
		{ uri: '/x', baseURL: 'https://evil.example' },
	])('gives no secret away when the request is %j', async (options) => {
		const outcome = await authenticate(provider, base, options).catch((error: unknown) => error);
		if (outcome instanceof Error) {
			expect(outcome.message).toMatch(/^This credential is for http\S+ only, and the request goes/);
			expect(outcome.message).not.toContain(TOKEN);
		} else {
			const { url, uri, baseURL } = outcome as Options;
			expect(new URL(url ?? uri ?? '').origin).toBe(new URL(base).origin);
			expect(baseURL).toBeUndefined();
		}
	});

	it('gives a copy, and leaves what it was given as it is', async () => {
		const options = Object.freeze({
			url: `${base}/x`,
			headers: Object.freeze({ accept: 'application/json' }),
		});
		const before = JSON.stringify(options);
		const authorized = await authenticate(provider, base, options);
		expect(authorized).not.toBe(options);
		expect(JSON.stringify(options)).toBe(before);
		expect(authorized.headers).toMatchObject({ accept: 'application/json' });
	});
});
