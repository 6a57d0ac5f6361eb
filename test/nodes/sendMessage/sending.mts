import type { IDataObject } from 'n8n-workflow';
import { type ProviderId, providerOf, type Sandbox } from '../../../sandbox/index.mts';
import type { WorkflowSpec } from '../../support/engine/engine.mts';
import { NODE, type Question } from '../../support/sandbox/ask.mts';
import { PROVIDERS } from '../../support/sandbox/providers.mts';

/** The providers that can send. */
export const SENDERS = PROVIDERS.filter((id) => providerOf(id).sending);

/** What the provider has taken, in that order. */
export function outboxOf(sandbox: Sandbox, provider: ProviderId) {
	return providerOf(provider).sending?.outbox(sandbox[provider]).messages ?? [];
}

/** The texts that the provider has taken, in that order. */
export function textsOf(sandbox: Sandbox, provider: ProviderId): Array<string | null> {
	return outboxOf(sandbox, provider).map(({ text }) => text);
}

/** The requests that asked the provider to send. */
export function sendsOf(sandbox: Sandbox, provider: ProviderId) {
	const path = providerOf(provider).sending?.path;
	return sandbox[provider].requests.filter((request) => path?.test(request.path));
}

/** Rows with a phone and a text each, to different contacts. */
export function rowsTo(count: number): Array<{ phone: string; text: string }> {
	return Array.from({ length: count }, (_, index) => ({
		phone: `+7916555${String(1_000 + index)}`,
		text: `Message ${index}`,
	}));
}

/** Sends these rows, as fast as the provider takes them. */
export function sendRows(
	provider: ProviderId,
	items: readonly IDataObject[],
	{ options, ...question }: Partial<Question> = {},
): Question {
	return {
		node: 'sendMessage',
		provider,
		parameters: { phone: '={{ $json.phone }}', text: '={{ $json.text }}' },
		options: { pauseSeconds: 0, ...options },
		items,
		...question,
	};
}

/** What the answer to the message of this text is lost by, after it was taken. */
export function loseAnswer(sandbox: Sandbox, provider: ProviderId, nth: number): void {
	const path = providerOf(provider).sending?.path;
	sandbox[provider].faults.add({
		match: { path, nth },
		strikes: 'after',
		fault: { kind: 'reset' },
	});
}

/** The same, with the node run twice on its rows in one execution. */
export function runTwice(workflow: WorkflowSpec): WorkflowSpec {
	return {
		...workflow,
		nodes: [
			{ name: 'Start', type: 'manualTrigger' },
			{ name: 'A', type: 'noOp' },
			{ name: 'B', type: 'noOp' },
			...workflow.nodes,
		],
		connections: [
			['Start', 'A'],
			['Start', 'B'],
			['A', NODE],
			['B', NODE],
		],
	};
}
