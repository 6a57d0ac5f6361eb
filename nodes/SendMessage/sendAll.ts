import { followMessages } from '../../adapters';
import { groupsBy } from '../shared/groupsBy';
import { AccountSender, type Sent, type Shared } from './accountSender';
import type { SendRequest } from './sendRequest';

/** What came of a request. */
type Result = PromiseSettledResult<Sent>;

/** Those that are missing were not begun, as the node stops. */
export type Results = ReadonlyMap<SendRequest, Result>;

type Group = readonly [SendRequest, ...SendRequest[]];

/** Waits for the statuses of an account's messages, as far as that is asked for. */
async function follow(results: Map<SendRequest, Result>, group: Group): Promise<void> {
	const alike = groupsBy(group, ({ plan }) => JSON.stringify(plan?.(0)));
	for (const requests of alike) {
		const [{ definition, client, plan }] = requests;
		if (!plan) continue;
		const sent = requests.flatMap((request) => {
			const result = results.get(request);
			return result?.status === 'fulfilled' ? [{ request, value: result.value }] : [];
		});
		const records = sent.map(({ value }) => value.record);
		const found = await followMessages(definition, client, records, plan(client.clock.now()));
		for (const [position, { request, value }] of sent.entries()) {
			const record = found[position] ?? value.record;
			results.set(request, { status: 'fulfilled', value: { ...value, record } });
		}
	}
}

/** Sends all messages, those of each account in their order; with `stopsAtFailure` none is begun after a failure. */
export async function sendAll(
	requests: readonly SendRequest[],
	shared: Shared,
	stopsAtFailure: boolean,
): Promise<Results> {
	const results = new Map<SendRequest, Result>();
	const groups = groupsBy(requests, ({ client }) => client);
	let isOver = false;
	const sendGroup = async (group: Group) => {
		const sender = new AccountSender(shared, group[0]);
		for (const request of group) {
			if (isOver) return;
			const [result] = await Promise.allSettled([sender.send(request)]);
			results.set(request, result);
			isOver ||= stopsAtFailure && result.status === 'rejected';
		}
	};
	await Promise.all(groups.map(sendGroup));
	if (!isOver) await Promise.all(groups.map(async (group) => await follow(results, group)));
	return results;
}
