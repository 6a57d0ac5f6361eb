import fc from 'fast-check';
import { NodeOperationError } from 'n8n-workflow';
import { parseBaseUrl } from '../../../adapters/http/baseUrl';
import { InputError } from '../../../adapters/core/inputError';

const OPTIONS = {
	example: 'https://acme.example/api2',
	endpoints: ['list', 'list_recent', 'api/messages'],
	wholeEndpoints: ['api/status', 'api', 'qr'],
};
const parse = (value: unknown) => parseBaseUrl(value, OPTIONS);

function refusalOf(value: unknown): InputError {
	try {
		const url = parse(value);
		throw new Error(`accepted as ${url}`);
	} catch (error) {
		expect(InputError.isInstance(error)).toBe(true);
		return error as InputError;
	}
}

describe('parseBaseUrl', () => {
	it.each([
		['a quote for a path', "http://a.aa/'/", 'http://a.aa'],
		['quotes between slashes', "http://a.aa/x'/''/'", 'http://a.aa/x'],
		['a quote behind an endpoint', "http://a.aa/x'/list'/", 'http://a.aa/x'],
		['a correct one', 'https://acme.example/api2', 'https://acme.example/api2'],
		['an origin', 'https://acme.example', 'https://acme.example'],
		['a trailing slash', 'https://acme.example/api2/', 'https://acme.example/api2'],
		['many slashes', 'https://acme.example//api2///', 'https://acme.example/api2'],
		[
			'spaces and a byte order mark',
			'\ufeff https://acme.example/api2 \n',
			'https://acme.example/api2',
		],
		['quotes', '"https://acme.example/api2"', 'https://acme.example/api2'],
		[
			'the method of a documentation page',
			'GET https://acme.example/api2',
			'https://acme.example/api2',
		],
		['capitals', 'HTTPS://ACME.example/api2', 'https://acme.example/api2'],
		['a query', 'https://acme.example/api2?phone=1', 'https://acme.example/api2'],
		['a fragment', 'https://acme.example/api2#top', 'https://acme.example/api2'],
		['an endpoint', 'https://acme.example/api2/list/TOKEN/?phone=1', 'https://acme.example/api2'],
		['a longer endpoint', 'https://acme.example/api2/list_recent/T', 'https://acme.example/api2'],
		['an endpoint in capitals', 'https://acme.example/api2/LIST/T', 'https://acme.example/api2'],
		['an endpoint of two segments', 'http://127.0.0.1:8790/api/messages', 'http://127.0.0.1:8790'],
		[
			'half of such an endpoint',
			'http://host.example/x/messages',
			'http://host.example/x/messages',
		],
		['a whole endpoint', 'http://host.example/wa/api/status/', 'http://host.example/wa'],
		['its first word at the end', 'http://host.example/wa/API', 'http://host.example/wa'],
		['its first word further up', 'http://host.example/api/wa', 'http://host.example/api/wa'],
		['both', 'http://host.example/api/wa/api/status', 'http://host.example/api/wa'],
		['a whole endpoint that goes on', 'http://host.example/qr/wa', 'http://host.example/qr/wa'],
		['the start of an endpoint', 'https://host.example/lis', 'https://host.example/lis'],
		['an endpoint behind a prefix', 'https://host.example/wa/qr?x=1', 'https://host.example/wa'],
		['no scheme', 'acme.example/api2', 'https://acme.example/api2'],
		['two slashes for a scheme', '//acme.example/api2', 'https://acme.example/api2'],
		['no scheme and a port', 'acme.example:8443/api2', 'https://acme.example:8443/api2'],
		['backslashes', 'https:\\\\acme.example\\api2', 'https://acme.example/api2'],
		['one slash too few', 'https:/acme.example/api2', 'https://acme.example/api2'],
		['http on the internet', 'http://acme.example', 'http://acme.example'],
		['localhost', 'localhost', 'http://localhost'],
		['localhost with a port', 'localhost:8790/', 'http://localhost:8790'],
		['https on localhost', 'https://localhost:8790', 'https://localhost:8790'],
		['loopback', '127.0.0.1:8790', 'http://127.0.0.1:8790'],
		['loopback of IPv6', '[::1]:8790', 'http://[::1]:8790'],
		['a unique local address', '[fd12::1]:8790', 'http://[fd12::1]:8790'],
		['a public address of IPv6', '[2001:db8::1]', 'https://[2001:db8::1]'],
		['10.x', '10.1.2.3', 'http://10.1.2.3'],
		['172.16.x', '172.31.0.5:80', 'http://172.31.0.5'],
		['172.32.x, which is public', '172.32.0.5', 'https://172.32.0.5'],
		['192.168.x', '192.168.0.10:8790/x', 'http://192.168.0.10:8790/x'],
		['a name that starts like one', '10.example.com', 'https://10.example.com'],
		['a container', 'whatsapp-api:8790', 'http://whatsapp-api:8790'],
		['the host of a container', 'host.docker.internal:8790', 'http://host.docker.internal:8790'],
		['a name in the local network', 'nas.local', 'http://nas.local'],
		['a bare host with its scheme', 'https://whatsapp', 'https://whatsapp'],
		['an at sign in the path', 'https://acme.example/@me', 'https://acme.example/@me'],
		['an international name', 'https://пример.рф/api2', 'https://xn--e1afmkfd.xn--p1ai/api2'],
	])('accepts %s', (_, value, url) => {
		expect(parse(value)).toBe(url);
	});

	const INCOMPLETE = 'The base URL is not a complete web address.';
	const USER = 'The base URL has a user name or password in it.';
	const SCHEME = 'The base URL starts with neither https:// nor http://.';
	it.each([
		['an empty text', '', 'The base URL is empty.'],
		['spaces', ' \u00a0', 'The base URL is empty.'],
		['null', null, 'The base URL is empty.'],
		['a number', 8790, 'The base URL is empty.'],
		['a user and password', 'https://user:hunter2@acme.example', USER],
		['a user', 'https://user@acme.example', USER],
		['a user without scheme', 'user:hunter2@acme.example', USER],
		['a user with digits', 'user:123@acme.example', USER],
		['ftp', 'ftp://acme.example', SCHEME],
		['a file', 'file:///etc/passwd', SCHEME],
		['a script', 'javascript:alert(1)', SCHEME],
		['only a scheme', 'https://', INCOMPLETE],
		['no host', 'https:///api2', INCOMPLETE],
		['only a path', '/api2', INCOMPLETE],
		['only a query', '?x=1', INCOMPLETE],
		['only a port', ':8790', INCOMPLETE],
		['a lone word, such as a token', 'hunter2', INCOMPLETE],
		['a lone number', '8790', INCOMPLETE],
		['a space inside', 'https://acme chat', INCOMPLETE],
		['two addresses', 'https://acme.example\nhttps://other.example', INCOMPLETE],
		['an impossible port', 'https://acme.example:99999', INCOMPLETE],
		['an impossible address', 'http://256.1.1.1', INCOMPLETE],
	])('refuses %s', (_, value, message) => {
		const refusal = refusalOf(value);
		expect(refusal.message).toBe(message);
		expect(refusal.advice).toBe('Enter the address of the API, such as https://acme.example/api2.');
		expect(new NodeOperationError(node(), refusal.message).message).toBe(message);
	});

	it('gives the same URL when it reads its own result', () => {
		fc.assert(
			fc.property(fc.oneof(fc.webUrl(), fc.domain(), fc.ipV4()), (text) => {
				const url = parse(text);
				expect(parse(url)).toBe(url);
				expect(url).toMatch(/^https?:\/\/[^?#\s]+[^/]$/);
			}),
		);
	});

	it('throws only InputError, without a word of the input, when given any text', () => {
		const pieces = fc.constantFrom(
			'https',
			':',
			'//',
			'@',
			'hunter2',
			'/',
			'.',
			'?',
			' ',
			'[',
			'1',
		);
		const texts = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.array(pieces).map((all) => all.join('')),
		);
		fc.assert(
			fc.property(fc.oneof(texts, fc.jsonValue()), (value) => {
				try {
					const url = parse(value);
					expect(new URL(url).username).toBe('');
					expect(parse(url)).toBe(url);
				} catch (error) {
					expect(error).toBeInstanceOf(InputError);
					const { message, advice } = error as InputError;
					expect(message + advice).not.toContain('hunter2');
				}
			}),
			{ numRuns: 2000 },
		);
	});

	it.each(['/', ' ', '@', 'a.', '"', ':', 'a/', "'/"])(
		'answers soon when %j is repeated',
		(unit) => {
			const started = performance.now();
			try {
				parse(`x${unit.repeat(100_000 / unit.length)}x`);
			} catch (error) {
				expect(InputError.isInstance(error)).toBe(true);
			}
			expect(performance.now() - started).toBeLessThan(2_000);
		},
	);
});

function node() {
	const position: [number, number] = [0, 0];
	return { id: '1', name: 'Node', type: 'node', typeVersion: 1, position, parameters: {} };
}
