import { SEEDED } from '../../../../sandbox/index.mts';
import type { FaultRule } from '../../../../sandbox/faults/fault.mts';
import type { Webhook } from '../../../../sandbox/twoChat/webhooks.mts';
import { useSandbox } from '../../../support/sandbox/useSandbox.mts';
import { captureLogs } from '../../../support/engine/captureLogs.mts';
import { Trigger, type TriggerOptions } from '../../triggers/trigger.mts';

const { twoChat } = SEEDED;
export const RECEIVED = 'whatsapp.message.received';
export const SENT = 'whatsapp.message.sent';
const OTHERS = 'https://other.example/hook';

/** A 2Chat account with a subscription of somebody else’s, which each test of the file has to leave alone. */
export function useSubscriptions() {
	const sandbox = useSandbox();
	const logs = captureLogs();
	const account = () => {
		const found = sandbox().twoChat.accounts.get(twoChat.apiKey);
		if (!found) throw new Error('no account');
		return found;
	};
	const all = (): Webhook[] => sandbox().twoChat.webhooks.of(account());
	const mine = () => all().filter(({ hook_url }) => hook_url !== OTHERS);

	beforeEach(() => {
		logs.length = 0;
		const { webhooks } = sandbox().twoChat;
		webhooks.subscriptions.clear();
		webhooks.listShape = 'object';
		webhooks.onDuplicate = 'create';
		webhooks.subscribe(account(), RECEIVED, twoChat.channelUuid, OTHERS, 0);
	});
	afterEach(() => expect(all().map(({ hook_url }) => hook_url)).toContain(OTHERS));

	return {
		sandbox,
		logs,
		account,
		mine,
		warnings: () => logs.filter(({ level }) => level === 'warn').map(({ message }) => message),
		topics: () => mine().map(({ event_name }) => event_name),
		trigger: (parameters: TriggerOptions['parameters'] = {}) =>
			new Trigger(sandbox(), {
				provider: 'twoChat',
				parameters: { events: ['messageReceived', 'messageSent'], ...parameters },
			}),
		fail: (method: string, path: string, fault: object = {}, nth = 1) =>
			sandbox().twoChat.faults.add({
				match: { method, path, nth },
				fault: { kind: 'status', code: 422, ...fault } as FaultRule['fault'],
			}),
		failAll: (method: string) =>
			sandbox().twoChat.faults.add({ match: { method }, fault: { kind: 'status', code: 403 } }),
	};
}
