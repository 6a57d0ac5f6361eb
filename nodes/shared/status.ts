import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import {
	createMessage,
	isFinalStatus,
	lookupStatuses,
	type Observation,
	ProviderError,
	waitForStatuses,
} from '../../adapters';
import { fitForHost, isAgentTool } from './agentOutput';
import { hasSplitOutputs, splitByStatus, together } from './outputs';
import { readKeepsRaw } from './parameters';
import { runItems } from './runItems';
import { readStatusQuestion, type StatusQuestion } from './statusQuestion';
import { toShown } from './values';

function isMissing(error: unknown): boolean {
	return ProviderError.isInstance(error) && error.isMissing;
}

function unknownMessage({ definition, query }: StatusQuestion): Observation {
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
	question: StatusQuestion,
	answer: Promise<Observation>,
): Promise<readonly Observation[]> {
	const { message, raw } = await answer.catch((error: unknown) => {
		if (question.returnsUnknown && isMissing(error)) return unknownMessage(question);
		throw error;
	});
	return [
		{ message: { ...message, isFinal: isFinalStatus(message.status, question.treatAsFinal) }, raw },
	];
}

/** Questions that are asked together: of one account, combined or waited for alike. */
function groupsOf(
	questions: readonly StatusQuestion[],
): ReadonlyArray<[StatusQuestion, ...StatusQuestion[]]> {
	const groups = new Map<unknown, Map<string, [StatusQuestion, ...StatusQuestion[]]>>();
	for (const question of questions) {
		const { account, plan, combines } = question;
		const ofAccount =
			groups.get(account) ?? new Map<string, [StatusQuestion, ...StatusQuestion[]]>();
		groups.set(account, ofAccount);
		const alike = JSON.stringify([plan, combines]);
		const group = ofAccount.get(alike);
		if (group) group.push(question);
		else ofAccount.set(alike, [question]);
	}
	return [...groups.values()].flatMap((ofAccount) => [...ofAccount.values()]);
}

/** Asks each group together; the answer of a question is that of its group. */
function answerAll(questions: readonly StatusQuestion[]) {
	const answers = new Map<StatusQuestion, Promise<readonly Observation[]>>();
	for (const group of groupsOf(questions)) {
		const [{ definition, account, plan, combines }] = group;
		const queries = group.map(({ query }) => query);
		const answerOf = plan
			? waitForStatuses(definition, account, queries, plan, combines)
			: lookupStatuses(definition, account, queries, combines);
		for (const question of group)
			answers.set(question, finished(question, answerOf(question.query)));
	}
	return async (question: StatusQuestion) => (await answers.get(question)) ?? [];
}

/** Looks the status of each item's message up. */
export async function runStatus(host: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const startedAt = Date.now();
	const results = await runItems<StatusQuestion>(host, {
		read: async (item) => await readStatusQuestion(host, item, startedAt),
		answer: answerAll,
		subject: (index) => ({ messageId: toShown(host.getNodeParameter('messageId', index, '')) }),
		keepsRaw: (index) => readKeepsRaw(host, index),
	});
	const isSplit = !isAgentTool(host) && hasSplitOutputs(host);
	return isSplit ? splitByStatus(results) : [fitForHost(host, together(results))];
}
