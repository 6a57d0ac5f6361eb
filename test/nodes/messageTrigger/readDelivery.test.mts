import { WebhookContext } from 'n8n-core';
import type { IWebhookData, IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import { readDelivery } from '../../../nodes/MessageTrigger/readDelivery.ts';
import { type Delivery, n8nRequest } from '../../support/engine/n8nRequest.mts';
import { withNode } from '../../support/engine/preparedNode.mts';
import { PROVIDERS } from '../../support/sandbox/providers.mts';

const BASE = 'https://n8n.example.com/automation';
const NODE = {
	name: 'Trigger',
	type: 'messageTrigger',
	webhookId: '3f1c',
	parameters: { provider: PROVIDERS[0] ?? '' },
};

/** What adapters get of it, in an n8n that is known to the world by another address than its own. */
async function read(delivery: Delivery, isTest = false) {
	const mode = isTest ? 'manual' : 'webhook';
	return await withNode({ node: NODE, mode }, 'webhook', async (prepared) => {
		const path = `/webhook${isTest ? '-test' : ''}/3f1c/webhook`;
		const additionalData = {
			...prepared.additionalData,
			webhookBaseUrl: `${BASE}/webhook`,
			webhookTestBaseUrl: `${BASE}/webhook-test`,
			httpRequest: n8nRequest(delivery, path),
		} as unknown as IWorkflowExecuteAdditionalData;
		const { workflow, node, type } = prepared;
		const data = { webhookDescription: type.description.webhooks?.[0], isTest };
		const webhook = data as unknown as IWebhookData;
		return readDelivery(
			new WebhookContext(workflow, node, additionalData, mode, webhook, [], null),
		);
	});
}

describe('A delivery as adapters get it', () => {
	it('has the JSON, and the very bytes it was parsed from', async () => {
		const text = '{ "é" : 1.0 }';
		const { body, rawBody } = await read({ text });
		expect(body).toEqual({ é: 1 });
		expect(rawBody && Buffer.from(rawBody).toString()).toBe(text);
	});

	it('has the fields of a form', async () => {
		const text = 'From=whatsapp%3A%2B15005550006&Body=a+b%2Bc&Twice=1&Twice=2';
		const contentType = 'application/x-www-form-urlencoded; charset=UTF-8';
		const { body, rawBody } = await read({ text, contentType });
		expect({ ...(body as object) }).toEqual({
			From: 'whatsapp:+15005550006',
			Body: 'a b+c',
			Twice: ['1', '2'],
		});
		expect(rawBody && Buffer.from(rawBody).toString()).toBe(text);
	});

	it('has its headers by lower-case names, those sent twice joined', async () => {
		const { headers } = await read({
			headers: { 'X-Acme-Signature': 'a=', 'x-two': ['1', '2'] },
		});
		expect(headers).toMatchObject({ 'x-acme-signature': 'a=', 'x-two': '1, 2' });
	});

	it.each([
		['the address that n8n tells', undefined, false, '/webhook/3f1c/webhook'],
		['that of a test', undefined, true, '/webhook-test/3f1c/webhook'],
		[
			'the query as it was written',
			'/webhook/3f1c/webhook?b=%7E+x&a',
			false,
			'/webhook/3f1c/webhook?b=%7E+x&a',
		],
	])('has %s', async (_case, originalUrl, isTest, url) => {
		const delivery = await read({ ...(originalUrl && { originalUrl }) }, isTest);
		expect(delivery.url).toBe(`${BASE}${url}`);
	});

	it('has the topic of its URL', async () => {
		expect((await read({ query: { event: 'read', key: 'k' } })).topic).toBe('read');
		expect((await read({})).topic).toBeNull();
		expect((await read({ query: { event: ['read', 'sent'] } })).topic).toBeNull();
	});
});
