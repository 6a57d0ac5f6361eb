import type { Fault } from '../../../sandbox/index.mts';
import { type Execution, rowsOf, type SavedCredential } from '../../../tools/n8n/api.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { useN8n } from '../support/useN8n.mts';
import { saveAccounts } from '../support/workflows.mts';
import { messagesTo, saveSending } from './workflows.mts';

const MESSAGES = messagesTo(['0100', '0100', '0100', '0100', '0100']);
const TEXTS = MESSAGES.map(({ text }) => text);
const RETRIES = { retryOnFail: true, maxTries: 2, waitBetweenTries: 100 };
const NOT_CONNECTED: Fault = { kind: 'json', value: { err: 'acc not authorized' } };

const sandbox = useSandbox({ messages: 20 });
const api = useN8n();
let wamm: SavedCredential;
beforeAll(async () => {
	({ wamm } = await saveAccounts(api(), sandbox()));
});

const outbox = () => sandbox().wamm.outbox.messages;
const sent = () => outbox().map(({ text }) => text);
/** The third message meets it, once: before or after it was taken. */
const injectIntoThird = (fault: Fault, strikes: 'before' | 'after' = 'before') =>
	sandbox().wamm.faults.add({ match: { path: '/msg_to/', nth: 3 }, strikes, fault });
const errorOf = ({ data }: Execution) => {
	const { message, description } = data?.resultData.error ?? {};
	return `${message} ${description}`;
};

it('Retry On Fail goes on where it stopped, and sends nothing twice', async () => {
	injectIntoThird(NOT_CONNECTED);
	const workflow = await saveSending(api(), ['wamm', wamm], MESSAGES, { settings: RETRIES });
	const execution = await api().run(workflow, 'Start');
	expect(execution.status).toBe('success');
	expect(sent()).toEqual(TEXTS);
	expect(rowsOf(execution, 'Send').map(({ messageId }) => messageId)).toEqual(
		outbox().map(({ id }) => id),
	);
});

it('Retry On Fail does not send again what may have been sent', async () => {
	injectIntoThird({ kind: 'reset' }, 'after');
	const workflow = await saveSending(api(), ['wamm', wamm], MESSAGES, { settings: RETRIES });
	const execution = await api().run(workflow, 'Start');
	expect(execution.status).toBe('error');
	expect(sent()).toEqual(TEXTS.slice(0, 3));
	expect(errorOf(execution)).toContain('may have been sent');
	for (const { id } of outbox().slice(0, 2)) expect(errorOf(execution)).toContain(String(id));
});

it('n8n’s Retry of a failed execution sends the rest only', async () => {
	injectIntoThird(NOT_CONNECTED);
	const workflow = await saveSending(api(), ['wamm', wamm], MESSAGES);
	const failed = await api().run(workflow, 'Start');
	expect([failed.status, sent()]).toEqual(['error', TEXTS.slice(0, 2)]);
	const again = await api().retry(failed);
	expect([again.status, sent()]).toEqual(['success', TEXTS]);
	expect(rowsOf(again, 'Send').map(({ messageId }) => messageId)).toEqual(
		outbox().map(({ id }) => id),
	);
});

it('Send Once per Key holds over executions, and a new key is sent', async () => {
	const options = { sendOncePerKey: '={{ $json.order }}' };
	const workflow = await saveSending(api(), ['wamm', wamm], MESSAGES, { options });
	const first = await api().run(workflow, 'Start');
	const second = await api().run(workflow, 'Start');
	const marks = (execution: Execution) =>
		rowsOf(execution, 'Send').map(({ wasSentBefore }) => wasSentBefore);
	expect(marks(first)).toEqual(TEXTS.map(() => false));
	expect(marks(second)).toEqual(TEXTS.map(() => true));
	expect(sent()).toEqual(TEXTS);
});

it('Send Once per Key gives the key of a message back that was not sent', async () => {
	injectIntoThird(NOT_CONNECTED);
	const options = { sendOncePerKey: '={{ $json.order }}' };
	const workflow = await saveSending(api(), ['wamm', wamm], MESSAGES, { options });
	expect((await api().run(workflow, 'Start')).status).toBe('error');
	const second = await api().run(workflow, 'Start');
	expect([second.status, sent()]).toEqual(['success', TEXTS]);
});
