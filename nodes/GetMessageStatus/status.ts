import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import {
	createMessage,
	isFinalStatus,
	lookupStatuses,
	type Observation,
	ProviderError,
	queryKey,
	waitForStatuses,
} from '../../adapters';
import { fitForHost, isAgentTool } from '../shared/agentOutput';
import { hasSplitOutputs, splitByStatus } from './outputs';
import { readKeepsRaw } from '../shared/parameters';
import { runItems, together } from '../shared/runItems';
import { parseStatusRequest, type StatusRequest } from './statusRequest';
import { toShown } from '../shared/values';

function isMissing(error: unknown): boolean {
	return ProviderError.isInstance(error) && error.isMissing;
}

function unknownMessage({
	definition,
	query,
}: Pick<StatusRequest, 'definition' | 'query'>): Observation {
	const { kind = null, spellings = [null] } = query.contact ?? {};
	const message = createMessage(definition.id, {
		status: 'unknown',
		phone: kind === 'phone' ? spellings[0] : null,
		messageId: query.messageId,
		chatId: query.sessionKey ?? (kind === 'chat' ? spellings[0] : null),
		accountPhone: query.account,
	});
	return { message, raw: {} };
}

/** The answer with what the options say about missing messages and about what is final. */
async function finished(
	{ returnsUnknown, treatAsFinal, ...request }: StatusRequest,
	answer: Promise<Observation>,
): Promise<readonly Observation[]> {
	const { message, raw } = await answer.catch((error: unknown) => {
		if (returnsUnknown && isMissing(error)) return unknownMessage(request);
		throw error;
	});
	return [{ message: { ...message, isFinal: isFinalStatus(message.status, treatAsFinal) }, raw }];
}

/** Requests that are asked together: of one account, combined or waited for alike. */
function groupsOf(
	requests: readonly StatusRequest[],
): ReadonlyArray<[StatusRequest, ...StatusRequest[]]> {
	const groups = new Map<unknown, Map<string, [StatusRequest, ...StatusRequest[]]>>();
	for (const request of requests) {
		const { account, plan, combines } = request;
		const ofAccount = groups.get(account) ?? new Map<string, [StatusRequest, ...StatusRequest[]]>();
		groups.set(account, ofAccount);
		const alike = JSON.stringify([plan, combines]);
		const group = ofAccount.get(alike);
		if (group) group.push(request);
		else ofAccount.set(alike, [request]);
	}
	return [...groups.values()].flatMap((ofAccount) => [...ofAccount.values()]);
}

/** Asks each group together; a promise for each request, in their order. */
function askTogether(
	requests: readonly StatusRequest[],
): ReadonlyArray<Promise<readonly Observation[]>> {
	const answers = new Map<StatusRequest, Promise<readonly Observation[]>>();
	for (const group of groupsOf(requests)) {
		const [{ definition, account, plan, combines }] = group;
		const queries = group.map(({ query }) => query);
		const statuses = plan
			? waitForStatuses(definition, account, queries, plan, combines)
			: lookupStatuses(definition, account, queries, combines);
		for (const request of group) {
			const status = statuses.get(queryKey(request.query));
			if (status) answers.set(request, finished(request, status));
		}
	}
	return requests.map(async (request) => (await answers.get(request)) ?? []);
}

/** Looks the status of each item's message up. */
export async function runStatus(host: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const startedAt = Date.now();
	const results = await runItems<StatusRequest>(host, {
		parse: async (item) => await parseStatusRequest(host, item, startedAt),
		execute: askTogether,
		subject: (index) => ({ messageId: toShown(host.getNodeParameter('messageId', index, '')) }),
		keepsRaw: (index) => readKeepsRaw(host, index),
	});
	const isSplit = !isAgentTool(host) && hasSplitOutputs(host);
	return isSplit ? splitByStatus(results) : [fitForHost(host, together(results))];
}
