import type { MessageSource, TwoChatMessage } from './message.mts';

/** Messages held in memory. */
export class StoredMessages implements MessageSource {
	readonly #byUuid = new Map<string, TwoChatMessage>();
	#newestFirst: TwoChatMessage[] = [];

	/** A message with a known uuid replaces the one there was. */
	add(messages: readonly TwoChatMessage[]): void {
		for (const message of messages) this.#byUuid.set(message.uuid, message);
		// Of the same time, the later one is the newer.
		this.#newestFirst = [...this.#byUuid.values()].reverse().sort((a, b) => b.sentAt - a.sentAt);
	}

	slice(offset: number, count: number, now: number, remotePhone?: string): TwoChatMessage[] {
		return this.#newestFirst
			.filter((message) => message.sentAt <= now)
			.filter((message) => remotePhone === undefined || message.remotePhone === remotePhone)
			.slice(offset, offset + count);
	}

	find(uuid: string, now: number): TwoChatMessage | undefined {
		const message = this.#byUuid.get(uuid);
		return message && message.sentAt <= now ? message : undefined;
	}
}
