/** What it starts with, by name: for tests, for the demo, and to paste into credentials. */
export const SEEDED = {
	apiKey: 'wahaSeededKey5c1f09ab77',
	hmacKey: 'wahaSeededHmac31d7',
	ownDigits: '5215587654321',
	/** On GOWS: one list of all messages. */
	session: 'default',
	/** The same messages on WEBJS: chat by chat. */
	browserSession: 'browser',
	/** On NOWEB, without its store. */
	storelessSession: 'storeless',
	/** Waits for its QR code. */
	unpairedSession: 'unpaired',
	group: '120363041234567890@g.us',
	/** A hidden number that WAHA knows the phone of, and one that it doesn't. */
	hiddenKnown: '178231456203987@lid',
	hiddenUnknown: '99887766554433@lid',
	/** Ids of messages whose status, or something else, is of interest, as WhatsApp calls them. */
	ids: {
		failed: '3EB0FA11ED00000000000001',
		pending: '3EB0FA11ED00000000000002',
		server: '3EB0FA11ED00000000000003',
		device: '3EB0FA11ED00000000000004',
		read: '3EB0FA11ED00000000000005',
		played: '3EB0FA11ED00000000000006',
		/** The engine doesn't know. */
		unknown: '3EB0FA11ED00000000000007',
		/** Inbound. */
		received: '3EB0FA11ED00000000000101',
		/** Sent at the start: server 2 s, device 5 s, read 15 s later on the sandbox's clock. */
		advancing: '3EB0FA11ED00000000000201',
	},
} as const;
