import { useEditor } from './support/useEditor.mts';

const editor = useEditor();

beforeAll(async () => {
	await editor().openNewWorkflow();
	await editor().at('canvas-plus-button').click();
});

it.each([
	['whatsapp', ['Get Messages by Phone', 'Get Message Status', 'List All Messages']],
	['wamm', ['Get Messages by Phone', 'Get Message Status', 'List All Messages']],
	['2chat', ['Get Messages by Phone', 'Get Message Status', 'List All Messages']],
	['delivery status', ['Get Message Status']],
	['read receipts', ['Get Message Status']],
	['chat history', ['Get Messages by Phone']],
	['inbox', ['List All Messages']],
])('the nodes panel finds our nodes by %s', async (text, expected) => {
	const found = await editor().searchNodes(text);
	expect(found).toEqual(expect.arrayContaining(expected));
});
