import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { loadPackage } from '../support/engine/loadPackage.mts';

const TOKEN = 'tg/Secret+Token=58d2==';
const ENCODED = encodeURIComponent(TOKEN);
const BASES = {
	wammChatApi: 'https://wamm.chat/api2',
	twoChatMessagingApi: 'https://api.p.2chat.io/open',
	selfHostedWhatsAppApi: 'http://10.0.0.5:8790',
} as const;
const SECRETS = {
	wammChatApi: { token: TOKEN },
	twoChatMessagingApi: { apiKey: TOKEN },
	selfHostedWhatsAppApi: { headerName: 'X-Proxy-Key', headerSecret: TOKEN },
} as const;
const TYPES = ['wammChatApi', 'twoChatMessagingApi', 'selfHostedWhatsAppApi'] as const;
type Type = (typeof TYPES)[number];

/** Options as n8n's own nodes give them: with `url`, or with `uri` as older ones do. */
type Options = Partial<IHttpRequestOptions> & { readonly uri?: string };

async function authenticate(type: Type, options: Options): Promise<Options> {
	const credential = (await loadPackage()).getCredential(type).type;
	if (typeof credential.authenticate !== 'function')
		throw new Error(`${type} declares no function`);
	const data = { ...SECRETS[type], baseUrl: BASES[type] } as ICredentialDataDecryptedObject;
	return await credential.authenticate(data, options as IHttpRequestOptions);
}

describe.each(TYPES)('authenticate of %s', (type) => {
	it.each<Options>([
		{ url: 'https://evil.example/collect' },
		{ uri: 'https://evil.example/collect' },
		{ url: `${BASES[type]}.evil.example/x` },
		{ url: `${BASES[type].replace('://', '://x@evil.example#')}/x` },
		{ url: BASES[type].replace(/^https?/, (scheme) => (scheme === 'http' ? 'https' : 'http')) },
		{ url: `${BASES[type].replace(/(:\d+)?(\/|$)/, ':8443/')}` },
		{ url: '//evil.example/collect' },
		{ url: '\\\\evil.example/collect' },
		{ uri: '/x', baseURL: 'https://evil.example' },
	])('gives no secret away when the request is %j', async (options) => {
		const outcome = await authenticate(type, options).catch((error: unknown) => error);
		if (outcome instanceof Error) {
			expect(outcome.message).toMatch(/^This credential is for http\S+ only, and the request goes/);
			expect(outcome.message).not.toContain(TOKEN);
		} else {
			const { url, uri, baseURL } = outcome as Options;
			expect(new URL(url ?? uri ?? '').origin).toBe(new URL(BASES[type]).origin);
			expect(baseURL).toBeUndefined();
		}
	});

	it('gives a copy, and leaves what it was given as it is', async () => {
		const options = Object.freeze({
			url: `${BASES[type]}/x`,
			headers: Object.freeze({ accept: 'application/json' }),
		});
		const before = JSON.stringify(options);
		const authorized = await authenticate(type, options);
		expect(authorized).not.toBe(options);
		expect(JSON.stringify(options)).toBe(before);
		expect(authorized.headers).toMatchObject({ accept: 'application/json' });
	});

	it('refuses before a secret is placed when there is none', async () => {
		const credential = (await loadPackage()).getCredential(type).type;
		if (type === 'selfHostedWhatsAppApi' || typeof credential.authenticate !== 'function') return;
		const call = credential.authenticate({ baseUrl: BASES[type] }, { url: '/x' });
		await expect(call).rejects.toThrow(/credential has no (token|API key)\. Copy the/);
	});
});

describe('authenticate of wammChatApi', () => {
	it.each<Options>([
		{ url: '/msg_state/:token/?msg_id=1' },
		{ url: `${BASES.wammChatApi}/msg_state/:token/?msg_id=1` },
	])('puts the token into its place in %j', async (options) => {
		const { url, headers } = await authenticate('wammChatApi', options);
		expect(url).toBe(`${BASES.wammChatApi}/msg_state/${ENCODED}/?msg_id=1`);
		expect(JSON.stringify(headers ?? {})).not.toContain('Token');
	});

	it('is for the nodes of this package only', async () => {
		const { type } = (await loadPackage()).getCredential('wammChatApi');
		expect(type.restrictToSupportedNodes).toBe(true);
	});
});

describe('authenticate of twoChatMessagingApi', () => {
	it.each<readonly [Options, string]>([
		[{ url: `${BASES.twoChatMessagingApi}/whatsapp/send-message` }, 'url'],
		[{ uri: `${BASES.twoChatMessagingApi}/whatsapp/send-message` }, 'uri'],
		[{ url: '/whatsapp/send-message' }, 'url'],
		[{ uri: '/whatsapp/send-message', baseURL: BASES.twoChatMessagingApi }, 'uri'],
	])('signs requests of n8n’s HTTP Request node: %j', async (options, key) => {
		const body = { to_number: '+525512345678', text: 'Hola' };
		const authorized = await authenticate('twoChatMessagingApi', {
			...options,
			method: 'POST',
			body,
		});
		expect(authorized).toEqual({
			[key]: `${BASES.twoChatMessagingApi}/whatsapp/send-message`,
			method: 'POST',
			body,
			headers: { 'X-User-API-Key': TOKEN },
		});
	});
});
