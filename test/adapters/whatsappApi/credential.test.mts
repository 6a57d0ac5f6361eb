import { type OutgoingRequest, registry } from '../../../adapters/index.ts';
import { expectNoHeader, PASTED_SECRET, refusalOf } from '../contract/authorizeContract.mts';
import { credentialContract } from '../contract/credentialContract.mts';

credentialContract({
	definition: registry.whatsappApi,
	credential: {},
	defaults: { baseUrl: 'http://127.0.0.1:8790', requestMethod: 'POST', ignoreSslIssues: false },
	pasted: [
		['10.0.0.5:8790/api/status', 'http://10.0.0.5:8790'],
		['10.0.0.5:8790/api/', 'http://10.0.0.5:8790'],
		['https://host.example/wa/qr', 'https://host.example/wa'],
		['https://host.example/api/whatsapp', 'https://host.example/api/whatsapp'],
		['https://host.example/api/v1/wa/api/messages?limit=1', 'https://host.example/api/v1/wa'],
	],
	refused: [
		[{ headerName: 'X Y', headerSecret: 'x' }, /Header Name/],
		[{ headerName: 'X-Key', headerSecret: 'a\nb' }, /^The Header Secret of the WhatsApp API cred/],
	],
	signed: {
		credential: { headerName: 'X-Proxy', headerSecret: PASTED_SECRET },
		path: '/api/status',
		headers: { 'X-Proxy': PASTED_SECRET },
	},
});

describe('authorize', () => {
	const { authorize } = registry.whatsappApi;
	const request: OutgoingRequest = { url: '/a' };

	it.each([undefined, null, '', '  '])('adds no header for the name %p', (headerName) => {
		const url = 'http://127.0.0.1:8790/a';
		expect(authorize(request, { headerName })).toEqual({ url, headers: {} });
	});

	it('trims what was pasted with name and secret', () => {
		const proxied = { headerName: ' X-Proxy ', headerSecret: ' pasted\n' };
		expect(authorize(request, proxied).headers).toEqual({ 'X-Proxy': 'pasted' });
	});

	it.each(['X Api', 'X-Api:', 'X-Ápi', 'X\r\nHost'])('refuses the header name %p', (headerName) => {
		expect(refusalOf(() => authorize(request, { headerName })).message).toContain('Header Name');
	});

	it.each(['two\nlines', 'three\r\nX-Evil: 1', 'nul\u0000', 'кириллица', 'zero\u200bwidth'])(
		'refuses the secret %p, which no header may have',
		(headerSecret) => {
			expectNoHeader(
				() => authorize(request, { headerName: 'X-Proxy', headerSecret }),
				headerSecret,
			);
		},
	);
});
