/**
 * Where one provider is the example of what holds for all, or is what is measured: a further provider changes none of
 * these. The list may only get shorter.
 */
export const EXAMPLES: readonly string[] = [
	// What is measured.
	'bench/',
	// In a real n8n, where a provider is set up by hand.
	'test/e2e/',
	'test/queue/',
	'test/soak/',
	// Workflows that are published with one provider chosen in them.
	'test/examples/',
	// Nodes, seen on the state that one provider's sandbox begins with.
	'test/nodes/getMessageStatus/channels.mts',
	'test/nodes/getMessageStatus/combined.test.mts',
	'test/nodes/getMessageStatus/mixed.test.mts',
	'test/nodes/getMessageStatus/split.test.mts',
	'test/nodes/getMessageStatus/waiting.test.mts',
	'test/nodes/limits/accounts.test.mts',
	'test/nodes/limits/concurrency.test.mts',
	'test/nodes/messagePollingTrigger/pollingLives.test.mts',
	// What the sandbox and the tools do for any.
	'test/sandbox/control.test.mts',
	'test/sandbox/faults.test.mts',
	'test/sandbox/recording.test.mts',
	'test/sandbox/sending.test.mts',
	'test/sandbox/start.test.mts',
	'test/sandbox/webhooks.test.mts',
	'test/tools/probe.test.mts',
];

export function isExample(path: string): boolean {
	return EXAMPLES.some((example) => path.startsWith(example));
}
