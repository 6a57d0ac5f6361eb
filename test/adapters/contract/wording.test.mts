import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failureOfStatus } from '../../../adapters/http/failures.ts';
import { failureOfTransport } from '../../../adapters/http/failureOfTransport.ts';
import { providers } from '../../../adapters/index.ts';
import { TransportFailure } from '../../../adapters/http/transport.ts';
import { type ShownText, shownTexts } from './texts.mts';

const root = join(__dirname, '..', '..', '..', 'adapters');
const NODE = {
	id: '1',
	name: 'Node',
	type: 'node',
	typeVersion: 1,
	position: [0, 0] as [number, number],
	parameters: {},
};
/** What n8n's UX guideline wants error texts to do without. */
const AVOIDED = /\b(errors?|problems?|failures?|mistakes?)\b/i;
const SENTENCES = /^[\p{Lu}\p{N}“].*[.?!]$/u;

const texts: ShownText[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('.ts'))
	.flatMap((name) =>
		shownTexts(name.replaceAll('\\', '/'), readFileSync(join(root, name), 'utf8')),
	);
for (const status of [302, 400, 401, 402, 403, 404, 408, 418, 429, 500, 503, 504]) {
	const failure = failureOfStatus({ id: 'acme', label: 'Acme' }, { status, headers: {} }, 0);
	texts.push(
		{ role: 'message', text: failure?.message ?? '', where: `HTTP ${status}` },
		{ role: 'advice', text: failure?.advice ?? '', where: `HTTP ${status}` },
	);
}
for (const kind of ['timeout', 'network', 'tls', 'dns', 'tooLarge', 'blocked'] as const) {
	const failure = failureOfTransport({ id: 'acme', label: 'Acme' }, new TransportFailure(kind));
	texts.push(
		{ role: 'message', text: failure.message, where: kind },
		{ role: 'advice', text: failure.advice, where: kind },
	);
}

const breaking = (isWrong: (text: ShownText) => boolean) =>
	texts.filter(isWrong).map(({ where, text }) => `${where} ${text}`);

describe('texts that people read', () => {
	it('are found in all of the layer', () => {
		const count = (folder: string) => texts.filter(({ where }) => where.startsWith(folder)).length;
		for (const folder of ['core', 'http', ...providers.map(({ id }) => id)].map(
			(name) => `${name}/`,
		)) {
			expect([folder, count(folder)]).toEqual([folder, expect.any(Number)]);
			expect(count(folder)).toBeGreaterThan(8);
		}
		expect(texts.length).toBeGreaterThan(150);
	});

	it('go through n8n’s NodeApiError unchanged, as message and as description', () => {
		const rewritten = breaking(({ text }) => {
			const asMessage = new NodeApiError(NODE, {}, { message: text, description: 'Look here.' });
			const asDescription = new NodeApiError(
				NODE,
				{},
				{ message: 'Look here.', description: text },
			);
			return (
				asMessage.message !== text ||
				asMessage.messages.length > 0 ||
				asDescription.description !== text
			);
		});
		expect(rewritten).toEqual([]);
	});

	it('go through n8n’s NodeApiError unchanged with any HTTP code', () => {
		for (const httpCode of ['400', '401', '402', '403', '404', '429', '500', '503', '504']) {
			const rewritten = breaking(
				({ text }) => new NodeApiError(NODE, {}, { message: text, httpCode }).message !== text,
			);
			expect(rewritten).toEqual([]);
		}
	});

	it('go through n8n’s NodeOperationError unchanged, as message and as description', () => {
		const rewritten = breaking(({ text }) => {
			const asMessage = new NodeOperationError(NODE, text, { description: 'Look here.' });
			const asDescription = new NodeOperationError(NODE, 'Look here.', { description: text });
			return asMessage.message !== text || asDescription.description !== text;
		});
		expect(rewritten).toEqual([]);
	});

	it('would be caught if n8n rewrote them', () => {
		const text = 'Remove the preexisting number.';
		expect(new NodeOperationError(NODE, text).message).not.toBe(text);
		expect(new NodeApiError(NODE, {}, { message: text }).message).not.toBe(text);
	});

	it('do without the words that n8n’s guideline avoids', () => {
		expect(breaking(({ text }) => AVOIDED.test(text))).toEqual([]);
	});

	it('are sentences', () => {
		expect(breaking(({ role, text }) => role !== 'part' && !SENTENCES.test(text))).toEqual([]);
	});

	it('have neither double spaces nor double periods', () => {
		expect(breaking(({ text }) => / {2}|\.\.(?!\.)|^\s|\s$/.test(text))).toEqual([]);
	});

	it('say what to do beside what happened', () => {
		const messages = texts.filter(({ role }) => role === 'message').length;
		const advice = texts.filter(({ role }) => role === 'advice').length;
		expect(advice).toBeGreaterThan(messages * 0.8);
	});
});
