import type {
	IDataObject,
	INodeParameters,
	IWorkflowSettings,
	NodeParameterValueType,
} from 'n8n-workflow';
import { type ProviderId, providerOf, SEEDED, type Sandbox } from '../../../sandbox/index.mts';
import type { NodeSpec } from '../engine/buildWorkflow.mts';
import { runWorkflow, type WorkflowSpec } from '../engine/engine.mts';
import type { EngineRun } from '../engine/engineRun.mts';
import { credentialOf } from './providers.mts';

export type ReadingNode = 'getMessagesByPhone' | 'getMessageStatus' | 'listAllMessages';
type AskedNode = ReadingNode | 'sendMessage';
type Parameters = Readonly<Record<string, NodeParameterValueType>>;

/** What one node is asked; whatever is left out has a value that works with the seeded sandbox. */
export interface Question extends Pick<
	NodeSpec,
	'onError' | 'alwaysOutputData' | 'retryOnFail' | 'maxTries' | 'waitBetweenTries'
> {
	/** With `Tool` at its end it is the variant that AI agents use. */
	readonly node: AskedNode | `${AskedNode}Tool`;
	readonly provider: ProviderId;
	readonly parameters?: Parameters;
	readonly options?: Parameters;
	/** Changes to the credential. */
	readonly credential?: IDataObject;
	/** Input rows; one empty row when left out. */
	readonly items?: readonly IDataObject[];
	readonly settings?: IWorkflowSettings;
}

/** What the node in question is called in the workflow. */
export const NODE = 'Node';

/** A message to somebody with one spelling only. */
function sendQuestion(): Parameters {
	const phone = `+${SEEDED.contacts.olga.whatsAppDigits}`;
	return { phone, text: 'Hello' };
}

function parametersOf(node: string, provider: ProviderId): Parameters {
	if (node.startsWith('getMessageStatus')) return providerOf(provider).statusQuestion ?? {};
	if (node.startsWith('listAllMessages')) return {};
	if (node.startsWith('sendMessage')) return sendQuestion();
	return { phone: `+${SEEDED.contacts.maria.whatsAppDigits}` };
}

/** The workflow of a question: a trigger that emits the rows, and the node. */
export function workflowOf(sandbox: Sandbox, question: Question): WorkflowSpec {
	const { node, provider, parameters, options = {}, credential, items, settings } = question;
	const { onError, alwaysOutputData, retryOnFail, maxTries, waitBetweenTries } = question;
	const account = credentialOf(sandbox, provider, credential);
	return {
		nodes: [
			{
				name: NODE,
				type: node,
				parameters: {
					provider,
					...parametersOf(node, provider),
					options: options as INodeParameters,
					...parameters,
				},
				credentials: { [account.type]: 'account' },
				...(onError && { onError }),
				...(alwaysOutputData && { alwaysOutputData }),
				...(retryOnFail && { retryOnFail, maxTries, waitBetweenTries }),
			},
		],
		credentials: { account },
		...(items && { inputItems: items }),
		...(settings && { settings }),
	};
}

/** Runs the node in n8n's engine. */
export async function ask(sandbox: Sandbox, question: Question): Promise<EngineRun> {
	return await runWorkflow(workflowOf(sandbox, question));
}

/** The rows of a run that is expected to succeed. */
export async function rowsOf(sandbox: Sandbox, question: Question): Promise<IDataObject[]> {
	const run = await ask(sandbox, question);
	if (run.error) throw run.error;
	return run.json(NODE);
}

/** The hints of the node beside its output; throws where the execution fails. */
export async function hintsOf(sandbox: Sandbox, question: Question): Promise<string[]> {
	const run = await ask(sandbox, question);
	if (run.error) throw run.error;
	const hints = run.hints(NODE);
	for (const hint of hints) expect(hint).toMatchObject({ location: 'outputPane' });
	return hints.map(({ message }) => message);
}
