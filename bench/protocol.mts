/** What the measured process is asked to do: one subject, one task. */
export interface Job {
	readonly subject: 'node' | 'httpRequest' | 'helper' | 'undici';
	readonly task: StatusTask | ListTask;
	/** Base URLs of the providers. */
	readonly baseUrls: Readonly<Record<'wamm' | 'twoChat' | 'whatsappApi', string>>;
	readonly packageFolder: string;
}

/** Look statuses up on WAMM.chat. */
export interface StatusTask {
	readonly kind: 'statuses';
	readonly rows: readonly StatusRow[];
	/** At the same time; null: as the node finds it. */
	readonly concurrency: number | null;
	readonly combines: boolean;
}

/** A row of the input: a message, and the token of its channel. */
export interface StatusRow {
	readonly messageId: string;
	readonly token: string;
}

/** List the messages of a 2Chat number, so many pages of 100. */
export interface ListTask {
	readonly kind: 'list';
	readonly pages: number;
	readonly apiKey: string;
	readonly phone: string;
}

/** What a run took. */
export interface Measured {
	readonly wallMs: number;
	readonly cpuMs: number;
	/** Beyond what the process took before. */
	readonly peakMb: number;
	/** What the result alone takes, garbage collected. */
	readonly outputMb: number;
	/** Rows with a status, or messages. */
	readonly answered: number;
}

/** How the sandbox behaves during a run, and what it is then asked for. */
export interface ServerSetup {
	readonly latencyMs: number;
	/** More requests than this at once get 429; null: any number is taken. */
	readonly throttleBeyond: number | null;
}

/** What the sandbox saw. */
export interface ServerStats {
	readonly requests: number;
	readonly mostAtOnce: number;
	readonly connections: number;
}

/** How the sandbox's process says that it runs. */
export interface ServerReady {
	readonly baseUrls: Job['baseUrls'];
	readonly list: Pick<ListTask, 'apiKey' | 'phone'>;
	/** All of one channel's messages, newest first: lists reach the first 100. */
	readonly rows: readonly StatusRow[];
	/** Ten channels' messages, all of them in reach of a list. */
	readonly spreadRows: readonly StatusRow[];
}
