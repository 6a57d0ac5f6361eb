import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import {
	createMessage,
	isFinalStatus,
	lookupStatuses,
	type MessageRecord,
	ProviderError,
	queryKey,
	waitForStatuses,
} from '../../adapters';
import { isAgentTool } from '../shared/agentOutput';
import { hasSplitOutputs, splitByStatus } from './outputs';
import { groupsBy } from '../shared/groupsBy';
import { runItems, singleOutput } from '../shared/runItems';
import { parseStatusRequest, type StatusRequest } from './statusRequest';
import { toDisplayText } from '../shared/values';

function isMissing(error: unknown): boolean {
	return ProviderError.isInstance(error) && error.isMissing;
}

function unknownMessage({
	definition,
	query,
}: Pick<StatusRequest, 'definition' | 'query'>): MessageRecord {
	const { kind = null, variants = [null] } = query.contact ?? {};
	const message = createMessage(definition.id, {
		status: 'unknown',
		phone: kind === 'phone' ? variants[0] : null,
		messageId: query.messageId,
		chatId: query.sessionKey ?? (kind === 'chat' ? variants[0] : null),
		accountPhone: query.ownPhone,
	});
	return { message, raw: {} };
}

/** The answer with what the options say about missing messages and about what is final. */
async function finished(
	{ returnsUnknown, treatAsFinal, ...request }: StatusRequest,
	answer: Promise<MessageRecord>,
): Promise<readonly MessageRecord[]> {
	const { message, raw } = await answer.catch((error: unknown) => {
		if (returnsUnknown && isMissing(error)) return unknownMessage(request);
		throw error;
	});
	return [{ message: { ...message, isFinal: isFinalStatus(message.status, treatAsFinal) }, raw }];
}

/** Asks those of one account together that are combined or waited for alike; a promise for each request, in their order. */
function askTogether(
	requests: readonly StatusRequest[],
): ReadonlyArray<Promise<readonly MessageRecord[]>> {
	const answers = new Map<StatusRequest, Promise<readonly MessageRecord[]>>();
	const alike = ({ plan, combines }: StatusRequest) => JSON.stringify([plan, combines]);
	const accounts = groupsBy(requests, ({ client }) => client);
	for (const group of accounts.flatMap((ofAccount) => groupsBy(ofAccount, alike))) {
		const [{ definition, client, plan, combines }] = group;
		const queries = group.map(({ query }) => query);
		const statuses = plan
			? waitForStatuses(definition, client, queries, plan, combines)
			: lookupStatuses(definition, client, queries, combines);
		for (const request of group) {
			const status = statuses.get(queryKey(request.query));
			if (status) answers.set(request, finished(request, status));
		}
	}
	return requests.map(async (request) => (await answers.get(request)) ?? []);
}

/** Looks the status of each item's message up. */
export async function runStatus(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const startedAt = Date.now();
	const results = await runItems<StatusRequest>(context, {
		parse: async (item) => await parseStatusRequest(context, item, startedAt),
		execute: askTogether,
		subject: (index) => ({
			messageId: toDisplayText(context.getNodeParameter('messageId', index, '')),
		}),
	});
	const isSplit = !isAgentTool(context) && hasSplitOutputs(context);
	return isSplit ? splitByStatus(results) : singleOutput(context, results);
}
