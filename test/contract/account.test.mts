import { setImmediate } from 'node:timers/promises';
import { z } from 'zod/v4';
import { openAccount, providers, registry } from '../../adapters/index.ts';
import { answer, ScriptedTransport } from '../http/scriptedTransport.mts';
import { openScripted } from './scripted.mts';
import { SkippingClock } from './subject.mts';

const { twoChat, wamm, whatsappApi } = registry;
const never = () => answer();

describe('the registry', () => {
	it('holds each provider under its own id', () => {
		for (const [id, definition] of Object.entries(registry)) expect(definition.id).toBe(id);
		expect(Object.keys(registry)).toEqual(['wamm', 'twoChat', 'whatsappApi']);
	});

	it('has no credential type or label twice', () => {
		for (const key of ['credentialType', 'label'] as const) {
			expect(new Set(providers.map((definition) => definition[key])).size).toBe(providers.length);
		}
	});

	it.each(providers)('declares of $id what it has', ({ traits, ...definition }) => {
		expect(definition.pages !== undefined).toBe(Boolean(traits.all ?? traits.conversation));
		expect(definition.status !== undefined).toBe(traits.statusBy !== undefined);
		expect(definition.accounts !== undefined).toBe(traits.needsAccount);
		expect(traits.concurrency).toBeLessThanOrEqual(traits.maxConcurrency);
	});
});

describe('openAccount', () => {
	it('takes nothing from a credential but its public fields', () => {
		const credential = { token: 'T-secret-1', apiKey: 'K-secret-1', headerSecret: 'H-secret-1' };
		for (const definition of providers) {
			const { context } = openScripted(definition, credential, never);
			expect(JSON.stringify(context.config)).not.toMatch(/secret/);
		}
	});

	it('has the defaults of the vendor', () => {
		expect(openScripted(wamm, { token: 'T-1' }, never).context.config).toEqual({
			baseUrl: 'https://wamm.chat/api2',
			messenger: 'whatsapp',
			timezone: 'Europe/Moscow',
			ignoreSslIssues: false,
		});
		expect(openScripted(twoChat, { apiKey: 'UAK-1' }, never).context.config).toEqual({
			baseUrl: 'https://api.p.2chat.io/open',
			requestsPerMinute: null,
			ignoreSslIssues: false,
		});
		expect(openScripted(whatsappApi, {}, never).context.config).toEqual({
			baseUrl: 'http://127.0.0.1:8790',
			requestMethod: 'POST',
			ignoreSslIssues: false,
		});
	});

	it.each([
		[wamm, { token: 'T-1', baseUrl: 'wamm.chat/api2/msg_get/x?phone=1' }, 'https://wamm.chat/api2'],
		[
			twoChat,
			{ apiKey: 'UAK-1', baseUrl: 'https://api.p.2chat.io/open/info/' },
			'https://api.p.2chat.io/open',
		],
		[whatsappApi, { baseUrl: '10.0.0.5:8790/api/status' }, 'http://10.0.0.5:8790'],
		[whatsappApi, { baseUrl: '10.0.0.5:8790/api/' }, 'http://10.0.0.5:8790'],
		[whatsappApi, { baseUrl: 'https://host.example/wa/qr' }, 'https://host.example/wa'],
		[
			whatsappApi,
			{ baseUrl: 'https://host.example/api/whatsapp' },
			'https://host.example/api/whatsapp',
		],
		[
			whatsappApi,
			{ baseUrl: 'https://host.example/api/v1/wa/api/messages?limit=1' },
			'https://host.example/api/v1/wa',
		],
		[
			twoChat,
			{ apiKey: 'UAK-1', baseUrl: 'https://gw.example/whatsapp/2chat' },
			'https://gw.example/whatsapp/2chat',
		],
		[
			twoChat,
			{ apiKey: 'UAK-1', baseUrl: 'https://gw.example/webhooks/2chat/webhooks/subscribe/x' },
			'https://gw.example/webhooks/2chat',
		],
		[
			twoChat,
			{ apiKey: 'UAK-1', baseUrl: 'https://gw.example/2chat/whatsapp/messages/+1/+2' },
			'https://gw.example/2chat',
		],
		[wamm, { token: 'T-1', baseUrl: 'https://gw.example/api/wamm' }, 'https://gw.example/api/wamm'],
	])('forgives base URLs as people paste them: %#', (definition, credential, baseUrl) => {
		expect(openScripted(definition, credential, never).context.config).toMatchObject({ baseUrl });
	});

	it.each([
		[wamm, {}, /no token/],
		[wamm, { token: 'T-1', timezone: 'Mars/Olympus' }, /unknown Time Zone: “Mars\/Olympus”/],
		[wamm, { token: 'T-1', baseUrl: 'ftp://wamm.chat' }, /neither https/],
		[twoChat, { apiKey: '' }, /no API key/],
		[
			twoChat,
			{ apiKey: 'UAK-1', baseUrl: 'https://user:pw@api.p.2chat.io' },
			/user name or password/,
		],
		[whatsappApi, { headerName: 'X Y', headerSecret: 'x' }, /Header Name/],
	])(
		'refuses a credential that can’t be used, before any request: %#',
		(definition, credential, message) => {
			const transport = new ScriptedTransport(never);
			const open = () => openScripted(definition, credential, transport);
			expect(open).toThrow(expect.objectContaining({ name: 'InputError' }));
			expect(open).toThrow(message);
			expect(transport.requests).toEqual([]);
		},
	);

	it.each([
		[30, 30],
		['80', 80],
		[0, null],
		['', null],
		[null, null],
		[undefined, null],
		[' 50 ', 50],
		['0', null],
		['2.5', 2.5],
	])('takes %j requests per minute for %j', (requestsPerMinute, expected) => {
		const { context } = openScripted(twoChat, { apiKey: 'UAK-1', requestsPerMinute }, never);
		expect(context.config).toMatchObject({ requestsPerMinute: expected });
	});

	it.each(['50/min', '50 per minute', '1,000', '1.000,5', 'many', '-5', -5, true])(
		'refuses %j requests per minute, and says how to write them',
		(requestsPerMinute) => {
			const open = () => openScripted(twoChat, { apiKey: 'UAK-1', requestsPerMinute }, never);
			expect(open).toThrow(
				expect.objectContaining({
					name: 'InputError',
					message: `Requests per Minute of the 2Chat credential is “${requestsPerMinute}”, not a number above 0.`,
					advice: 'Write it in digits only, such as 50, or leave it empty.',
				}),
			);
		},
	);

	it.each(providers)(
		'lets $id make no more requests at a time than it allows',
		async (definition) => {
			const transport = new ScriptedTransport(async () => {
				await setImmediate();
				return answer('', 404);
			});
			const { maxConcurrency } = definition.traits;
			const context = openAccount(
				definition,
				{ token: 'T-1', apiKey: 'UAK-1' },
				{
					transport,
					clock: new SkippingClock(),
					signal: new AbortController().signal,
					timeoutMs: 1_000,
					deadlineAt: Infinity,
					concurrency: maxConcurrency + 60,
					notify: () => {},
				},
			);
			const call = async () => await context.call({ method: 'GET', path: '/' }, z.unknown());
			await Promise.allSettled(Array.from({ length: maxConcurrency + 60 }, call));
			expect(transport.maxInFlight).toBe(maxConcurrency);
		},
	);

	it('hides the secrets of the credential from whoever reads answers', async () => {
		const credential = { token: ' T-secret-1 ' };
		const row = { msg_id: '7', from_me: '0', msg_text: 'your token is T-secret-1' };
		const { read } = openScripted(wamm, credential, () => answer({ err: 0, msg_data: [row] }));
		const [observation] = await read();
		expect(observation).toMatchObject({
			message: { text: 'your token is [hidden]' },
			raw: { msg_text: 'your token is [hidden]' },
		});
	});
});
