import type { Stage } from '../data/timeline.mts';

/** A message as the server's database has it, and the updates of its status beside it. */
export interface EvolutionMessage {
	readonly key: {
		readonly id: string;
		readonly fromMe: boolean;
		readonly remoteJid: string;
		/** The phone's address, where `remoteJid` hides it (2.3.5 and later). */
		readonly remoteJidAlt?: string;
		readonly addressingMode?: 'lid' | 'pn';
		readonly participant?: string;
	};
	readonly pushName: string | null;
	readonly messageType: string;
	readonly message: Readonly<Record<string, unknown>>;
	readonly contextInfo?: Readonly<Record<string, unknown>>;
	/** Epoch milliseconds; the database keeps whole seconds. It doesn't exist for callers before. */
	readonly at: number;
	readonly source: 'unknown' | 'android' | 'ios' | 'web' | 'desktop';
	/** Rows of the table of updates, each from its time on. */
	readonly updates: ReadonlyArray<Stage<string>>;
}

/** The address of a phone's chat. */
export function addressOf(digits: string): string {
	return `${digits}@s.whatsapp.net`;
}

/** The words that are stored by now, in no particular order: the database is asked for none. */
export function storedWords({ updates }: EvolutionMessage, now: number): string[] {
	return updates
		.filter(({ at }) => at === null || at <= now)
		.map(({ value }) => value)
		.reverse();
}
