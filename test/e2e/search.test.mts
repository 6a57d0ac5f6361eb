import { useEditor } from './support/useEditor.mts';

const editor = useEditor();

beforeAll(async () => {
	await editor().openNewWorkflow();
	await editor().at('canvas-plus-button').click();
});

/** n8n leaves the word Trigger out of the names of triggers. */
const ALL = [
	'Get Messages by Phone',
	'Get Message Status',
	'List All Messages',
	'Send Message',
	'Message Polling',
	'Message Webhook',
];

it.each([
	['whatsapp', ALL],
	['delivery status', ['Get Message Status']],
	['wamm', ALL],
	['chat history', ['Get Messages by Phone']],
	['2chat', ALL],
	['twilio', ALL],
	['waha', ALL],
	['evolution', ALL],
	['sms', ALL],
	['read receipts', ['Get Message Status']],
	['inbox', ['List All Messages']],
])('the nodes panel finds our nodes by %s', async (text, expected) => {
	await editor().searchNodes('', 'Trigger manually');
	const found = await editor().searchNodes(text, expected[0] ?? '');
	await editor().shot(`search ${text}`);
	expect(found).toEqual(expect.arrayContaining(expected));
});
