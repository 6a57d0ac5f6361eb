import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { MessageRecord } from '../../adapters';
import { isAgentTool } from '../shared/agentOutput';
import { runItems, singleOutput } from '../shared/runItems';
import { toDisplayText } from '../shared/values';
import { Ledger } from './ledger';
import { report, withReport } from './report';
import { sendAll } from './sendAll';
import { SendOnce } from './sendOnce';
import { parseSendRequest, type SendRequest } from './sendRequest';

/**
 * Sends each item's message at most once, whatever happens. A tool's run that has sent something doesn't throw: n8n
 * would run it again, as another run.
 */
export async function runSend(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const ledger = new Ledger(context);
	const shared = { ledger, once: new SendOnce(context), byKey: new Map() };
	const isTool = isAgentTool(context);
	const stopsAtFailure = !isTool && !context.continueOnFail();
	const results = await runItems<SendRequest>(context, {
		parse: async (item) => await parseSendRequest(context, item),
		execute(requests) {
			const sending = sendAll(requests, shared, stopsAtFailure);
			return requests.map(async (request): Promise<readonly MessageRecord[]> => {
				const result = (await sending).get(request);
				if (!result) return [];
				if (result.status === 'rejected') throw result.reason;
				const { record, wasSentBefore } = result.value;
				const mark = request.onceKey === null ? {} : { wasSentBefore };
				return [{ ...record, message: { ...record.message, ...mark } }];
			});
		},
		subject: (index) => ({
			phone: toDisplayText(context.getNodeParameter('phone', index, '')),
			mayHaveBeenSent: ledger.items().some(([item]) => item === index),
		}),
		keepsGoing: () => isTool && ledger.items().length > 0,
	}).catch((error: unknown) => {
		throw withReport(error, report(ledger, context.getInputData().length));
	});
	if (results.every(({ isFailed }) => !isFailed)) ledger.close();
	return singleOutput(context, results);
}
