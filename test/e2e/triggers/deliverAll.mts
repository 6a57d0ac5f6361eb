import type { Labelled } from '../../../sandbox/webhooks/faultyDelivery.mts';
import type { WebhookSender } from '../../../sandbox/webhooks/webhookSender.mts';

const AT_ONCE = 8;

/** A delivery, and how it was answered. */
export interface Answered {
	readonly request: Labelled;
	readonly status: number | null;
	readonly tookMs: number;
}

/** Sends moments in their order, eight at a time. */
export async function send(
	sender: WebhookSender,
	moments: readonly (readonly Labelled[])[],
): Promise<Answered[]> {
	const answered: Answered[] = [];
	const left = [...moments];
	const work = async () => {
		for (let moment = left.shift(); moment; moment = left.shift()) {
			const requests = moment.map(async (request) => {
				const { attempts } = await sender.deliver(request);
				const { status = null, tookMs = 0 } = attempts[0] ?? {};
				answered.push({ request, status, tookMs });
			});
			await Promise.all(requests);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, work));
	return answered;
}
