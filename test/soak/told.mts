import { type Receiver, startReceiver } from '../sandbox/receiver.mts';
import type { Way } from './ways.mts';

/** Something that a workflow had. */
export interface Told {
	/** The event, or the message and the status that it has by the answer. */
	readonly what: string;
	/** Epoch milliseconds. */
	readonly at: number;
}

interface Body {
	readonly eventId?: string;
	readonly messageId?: string;
	readonly status?: string;
}

/** Where the workflows tell what they had. */
export class Collector {
	private constructor(private readonly receiver: Receiver) {}

	static async start(): Promise<Collector> {
		return new Collector(await startReceiver());
	}

	get url(): string {
		return this.receiver.url;
	}

	/** What came on this way, in that order. */
	told(way: Way, provider: string): Told[] {
		return this.receiver.arrived
			.filter(({ path }) => path.endsWith(`/${way}/${provider}`))
			.map(({ body, at }) => {
				const { eventId, messageId, status } = JSON.parse(body) as Body;
				const what = eventId === undefined ? `${messageId} ${status}` : withoutOwnNumber(eventId);
				return { what, at };
			});
	}

	async close(): Promise<void> {
		await this.receiver.close();
	}
}

/** Only some deliveries tell our own number: the trigger knows it, who looks at the delivery alone doesn't. */
export function withoutOwnNumber(eventId: string): string {
	return eventId.replace(/^(\w+):\+?\d*:/, '$1::');
}
