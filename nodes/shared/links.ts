/** Where the example workflows are, for texts that name one. */
export const EXAMPLES_URL =
	'https://github.com/n8n-nodes-message-tracker/n8n-nodes-message-tracker#examples';
