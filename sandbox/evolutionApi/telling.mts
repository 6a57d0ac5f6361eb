import type { Telling } from '../provider.mts';
import { dataOf, envelope } from './events.mts';
import type { EvolutionSandbox } from './sandbox.mts';
import { SEEDED } from './seeded.mts';

const EVENT = 'messages.upsert';

/** The webhook of the seeded instance. */
export const telling: Telling<EvolutionSandbox> = {
	webhookSender: ({ webhookSender }) => webhookSender,
	async tell({ instances, webhookSender }, id) {
		const instance = instances.get(SEEDED.instance);
		if (instance) await webhookSender.tell(instance, id, 'messages.upsert');
	},
	url: ({ instances }) => instances.get(SEEDED.instance)?.webhook?.url ?? null,
	request({ instances, baseUrl: origin }, id, url) {
		const instance = instances.get(SEEDED.instance);
		const message = instance?.find(id);
		if (!instance || !message) throw new Error(`no message ${id}`);
		const data = dataOf(instance, message, EVENT, message.at);
		const about = { now: message.at, origin, exposesKey: true };
		return {
			url,
			body: JSON.stringify(envelope(instance, EVENT, data, about)),
			headers: instance.webhook?.headers ?? {},
		};
	},
};
