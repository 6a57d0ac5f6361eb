import type { INodeTypeDescription } from 'n8n-workflow';

/** What n8n's editor shows beside a trigger. Without a header it would speak of "Message Webhook": it leaves "Trigger" out. */
export interface Panel {
	readonly header: string;
	/** What a test in the editor does, and what to do for it. */
	readonly test: string;
	/** What happens automatically once the workflow is published. */
	readonly published: string;
}

export function triggerPanel({
	header,
	test,
	published,
}: Panel): INodeTypeDescription['triggerPanel'] {
	const building = `<b>While you build the workflow</b>: ${test}<br><br>`;
	const listed = 'These executions are listed under <a data-key="executions">Executions</a>.';
	return {
		header,
		executionsHelp: {
			inactive: `${building}<b>When it is ready</b>, publish it: ${published}`,
			active: `${building}<b>The workflow is published</b>: ${published} ${listed}`,
		},
		activationHint: `Publish the workflow when it is ready: ${published}`,
	};
}
