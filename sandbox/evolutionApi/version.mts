/** What differs between the versions of the server. */
export interface Version {
	readonly name: string;
	/** What becomes of `where.key.remoteJidAlt` beside `remoteJid`. */
	readonly remoteJidAlt: 'ignored' | 'and' | 'or';
	/** Whether `where.messageTimestamp` is looked at. */
	readonly filtersByTime: boolean;
	/** Whether a webhook's URL has to be one. */
	readonly checksUrl: boolean;
	/** What an update without a known status is stored as. */
	readonly unknownUpdate: 'DELETED' | 'SERVER_ACK';
}

/** By their names, each as its source has it. */
export const VERSIONS = {
	'2.2.0': {
		name: '2.2.0',
		remoteJidAlt: 'ignored',
		filtersByTime: false,
		checksUrl: true,
		unknownUpdate: 'DELETED',
	},
	'2.3.4': {
		name: '2.3.4',
		remoteJidAlt: 'ignored',
		filtersByTime: true,
		checksUrl: false,
		unknownUpdate: 'DELETED',
	},
	'2.3.6': {
		name: '2.3.6',
		remoteJidAlt: 'and',
		filtersByTime: true,
		checksUrl: false,
		unknownUpdate: 'DELETED',
	},
	'2.3.7': {
		name: '2.3.7',
		remoteJidAlt: 'or',
		filtersByTime: true,
		checksUrl: false,
		unknownUpdate: 'SERVER_ACK',
	},
} as const satisfies Record<string, Version>;
