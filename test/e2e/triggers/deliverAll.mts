import type { Labelled } from '../../../sandbox/webhooks/faultyDelivery.mts';
import type { Courier } from '../../../sandbox/webhooks/webhookSender.mts';

const AT_ONCE = 8;

/** A delivery, and how it was answered. */
export interface Answered {
	readonly letter: Labelled;
	readonly status: number | null;
	readonly tookMs: number;
}

/** Sends moments in their order, eight at a time. */
export async function send(
	sender: Courier,
	moments: readonly (readonly Labelled[])[],
): Promise<Answered[]> {
	const answered: Answered[] = [];
	const left = [...moments];
	const work = async () => {
		for (let moment = left.shift(); moment; moment = left.shift()) {
			const letters = moment.map(async (letter) => {
				const { attempts } = await sender.deliver(letter);
				const { status = null, tookMs = 0 } = attempts[0] ?? {};
				answered.push({ letter, status, tookMs });
			});
			await Promise.all(letters);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, work));
	return answered;
}
