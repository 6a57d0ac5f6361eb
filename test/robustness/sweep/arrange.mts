import type { IDataObject } from 'n8n-workflow';
import { registry } from '../../../adapters/index.ts';
import {
	type Fault,
	type ProviderId,
	providerOf,
	type RecordedRequest,
	type Sandbox,
	SEEDED,
} from '../../../sandbox/index.mts';
import type { StoredCredential } from '../../support/engine/credentials.mts';
import type { SweepCase, SweptNode } from './cases.mts';
import { SECRET } from './leakedSecrets.mts';
import type { TestServers } from './testServers.mts';

/** What each node is asked; whom it asks about has no other spelling, so that nothing is asked for twice. */
export const PARAMETERS: Readonly<Record<SweptNode, (provider: ProviderId) => IDataObject>> = {
	getMessagesByPhone: () => ({ phone: `+${SEEDED.contacts.olga.whatsAppDigits}`, limit: 5 }),
	listAllMessages: () => ({ limit: 5 }),
	getMessageStatus: (provider) => {
		const { statusQuestion, plainStatusQuestion = statusQuestion } = providerOf(provider);
		return { ...plainStatusQuestion };
	},
	messagePollingTrigger: () => ({ events: ['messageReceived', 'messageSent'] }),
	messageTrigger: () => ({ events: ['messageReceived'], checkWebhookSetting: true }),
};

/** The request that a node is about, beside those that only prepare it. */
function mainPath(provider: ProviderId, node: SweptNode): RegExp {
	const { messages, status = messages } = providerOf(provider).mainPaths ?? { messages: /^/ };
	return node === 'getMessageStatus' ? status : messages;
}

/** The fault, where it redirects, with the address to redirect to. */
export function pointed(fault: Fault, elsewhere: string): Fault {
	if (fault.kind !== 'redirect') return fault;
	return { ...fault, location: fault.location.replace('ELSEWHERE', `${elsewhere}/`) };
}

/** Makes the sandbox show the case's fault; the base URL of the faulty account. */
export function arrange(
	{ provider, node, where, fault }: SweepCase,
	servers: TestServers,
	lane: Sandbox,
) {
	const { trouble } = fault;
	const path = new URL(lane[provider].baseUrl).pathname.replace(/\/$/, '');
	if ('address' in trouble) return `${servers.addresses[trouble.address]}${path}`;
	const match = where === 'everywhere' ? {} : { match: { path: mainPath(provider, node) } };
	const shown = pointed(trouble.fault, servers.elsewhere.origin);
	lane[provider].faults.add({ ...match, fault: shown });
	return lane[provider].baseUrl;
}

/** A credential with the sweep's secret. Its base URL may be an expression, which makes each row's account another. */
export function credentialAt(provider: ProviderId, baseUrl: string): StoredCredential {
	const { credentialType: type, secretFields } = registry[provider];
	const secrets = Object.fromEntries(secretFields.map((field) => [field, SECRET]));
	return { type, data: { ...providerOf(provider).credential, ...secrets, baseUrl } };
}

/** How often the most repeated request was repeated. */
export function repetitions(requests: readonly RecordedRequest[]): number {
	const counts = new Map<string, number>();
	for (const { method, path, body } of requests) {
		const key = `${method} ${path} ${body}`;
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	return Math.max(0, Math.max(0, ...counts.values()) - 1);
}
