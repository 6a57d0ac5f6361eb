import { findProvider, registry, type ProviderCapabilities } from '../../../adapters/index.ts';
import { PROVIDER_IDS, type ProviderId, providerOf } from '../../../sandbox/index.mts';
import { FAULTS, type SweptFault } from './faults.mts';
import { allPairs } from './pairwise.mts';

/** Nodes, by what they are asked to do. */
export const NODES = [
	'getMessagesByPhone',
	'getMessageStatus',
	'listAllMessages',
	'messagePollingTrigger',
	'messageTrigger',
] as const;
export type SweptNode = (typeof NODES)[number];

/** What the node's settings say about failures. */
export const ON_ERROR = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const;

export interface SweepCase {
	readonly provider: ProviderId;
	readonly node: SweptNode;
	/** Whether all of the account's requests meet the fault, or only those that the node is about. */
	readonly where: 'everywhere' | 'mainRequest';
	readonly onError: (typeof ON_ERROR)[number];
	readonly fault: SweptFault;
}

const DIMENSIONS = ['provider', 'node', 'where', 'onError', 'fault'] as const;

export function nameOf({ provider, node, where, onError, fault }: SweepCase): string {
	return `${provider} ${node}, ${fault.name} ${where}, ${onError}`;
}

export function isTrigger({ node }: Pick<SweepCase, 'node'>): boolean {
	return node.endsWith('Trigger');
}

/** Whether a node offers a provider with these capabilities. */
const OFFERS: Readonly<Record<SweptNode, (capabilities: ProviderCapabilities) => boolean>> = {
	getMessagesByPhone: (capabilities) => capabilities.conversation !== undefined,
	getMessageStatus: (capabilities) => capabilities.statusBy !== undefined,
	listAllMessages: (capabilities) => capabilities.all !== undefined,
	messagePollingTrigger: (capabilities) => capabilities.all !== undefined,
	messageTrigger: (capabilities) => capabilities.webhook !== undefined,
};

/** Whether publishing the webhook trigger asks the provider anything: else no fault can meet it. */
function isAskedOnPublishing(provider: ProviderId): boolean {
	const registration = findProvider(provider)?.webhook?.registration;
	return registration?.by === 'api' || registration?.current !== undefined;
}

function isPossible(one: SweepCase): boolean {
	const { provider, node, where, onError, fault } = one;
	if (fault.provider !== undefined && fault.provider !== provider) return false;
	if (!OFFERS[node](registry[provider].capabilities)) return false;
	if (node === 'messageTrigger' && !isAskedOnPublishing(provider)) return false;
	if (isTrigger(one) && (onError !== 'stopWorkflow' || fault.isSlow)) return false;
	const isSingle = !providerOf(provider).mainPaths || node === 'messageTrigger';
	const isElsewhere = 'address' in fault.trouble;
	return where === 'everywhere' || !(isSingle || isElsewhere);
}

/** The whole cross product, without what can't be. Triggers wait 30 s for an answer: slow ones are left out there. */
export const ALL_CASES: readonly SweepCase[] = FAULTS.flatMap((fault) =>
	PROVIDER_IDS.flatMap((provider) =>
		NODES.flatMap((node) =>
			(['everywhere', 'mainRequest'] as const).flatMap((where) =>
				ON_ERROR.map((onError): SweepCase => ({ provider, node, where, onError, fault })),
			),
		),
	),
).filter(isPossible);

/** The pairs of values that a case brings together, as keys. Of triggers: each of them, and each fault. */
export function pairsOf(one: SweepCase): string[] {
	if (isTrigger(one)) return [`${one.provider}|${one.node}`, `trigger|${one.fault.name}`];
	return allPairs(
		DIMENSIONS.map((name) => `${name}:${name === 'fault' ? one.fault.name : one[name]}`),
	);
}
