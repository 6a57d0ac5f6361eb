import type { NodeParameterValueType } from 'n8n-workflow';
import { registry } from '../../adapters/index.ts';
import { PROVIDER_IDS, type ProviderId, providerOf, type Sandbox } from '../../sandbox/index.mts';

/** One node on one provider, with what it is asked in the demo. */
export interface DemoRun {
	readonly title: string;
	readonly type: string;
	readonly parameters: Readonly<Record<string, NodeParameterValueType>>;
	readonly provider: ProviderId;
	readonly items: ReadonlyArray<Readonly<Record<string, string>>>;
}

/** A credential for the sandbox. */
export function credentialFor(sandbox: Sandbox, id: ProviderId): Record<string, string> {
	return { ...providerOf(id).credential, baseUrl: sandbox[id].baseUrl };
}

function readingOf(provider: ProviderId): DemoRun[] {
	const { label, capabilities } = registry[provider];
	const byPhone = {
		title: `Get Messages by Phone · ${label}`,
		type: 'getMessagesByPhone',
		parameters: { provider, phone: '={{ $json.phone }}', limit: 4, options: {} },
		provider,
		items: [{ phone: '+52 55 1234 5678' }],
	};
	const all = {
		title: `List All Messages · ${label}`,
		type: 'listAllMessages',
		parameters: { provider, limit: 4, options: {} },
		provider,
		items: [{}],
	};
	return [...(capabilities.conversation ? [byPhone] : []), ...(capabilities.all ? [all] : [])];
}

function sendingOf(provider: ProviderId): DemoRun[] {
	const { label, capabilities } = registry[provider];
	if (!capabilities.send) return [];
	return [
		{
			title: `Send Message · ${label}`,
			type: 'sendMessage',
			parameters: { provider, phone: '={{ $json.phone }}', text: '={{ $json.text }}', options: {} },
			provider,
			items: [
				{ phone: '+52 55 1234 5678', text: 'Su pedido va en camino' },
				{ phone: '8 (916) 555-01-00', text: 'Without its country code' },
			],
		},
	];
}

function statusOf(provider: ProviderId): DemoRun[] {
	const { demoStatuses: items = [] } = providerOf(provider);
	const [first] = items;
	if (!first) return [];
	const asked = Object.keys(first).map((name) => [name, `={{ $json.${name} }}`]);
	return [
		{
			title: `Get Message Status · ${registry[provider].label}`,
			type: 'getMessageStatus',
			parameters: { provider, ...Object.fromEntries(asked), options: {} },
			provider,
			items,
		},
	];
}

/** Each node on each provider that it offers; on purpose, an item of the statuses has no message, and one to send no full phone. */
export const DEMO_RUNS: readonly DemoRun[] = [
	...PROVIDER_IDS.flatMap(readingOf),
	...PROVIDER_IDS.flatMap(sendingOf),
	...PROVIDER_IDS.flatMap(statusOf),
];
