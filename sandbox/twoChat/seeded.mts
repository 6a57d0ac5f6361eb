/** What it starts with, by name: for tests, for the demo, and to paste into credentials. */
export const SEEDED = {
	/** One connected and one disconnected number. */
	apiKey: 'UAK2chat-seeded-9d41f0c2',
	phone: '+595981048477',
	channelUuid: 'WPN95841312-b54d-46e3-b0bc-6414f4a5296b',
	disconnectedPhone: '+595981048478',
	/** Of the WhatsApp Business API. */
	wabaPhone: '+595981048479',
	/** The other end of the vendor's example. */
	examplePhone: '+5215512345432',
	/** Two connected numbers, one of them with 100,000 messages. */
	largeApiKey: 'UAK2chat-large-4c7b8e15',
	largePhone: '+34910000001',
	largeSecondPhone: '+34910000002',
	/** Its credits are used up. */
	exhaustedApiKey: 'UAK2chat-exhausted-77aa0d',
	blockedApiKey: 'UAK2chat-blocked-e2b91c',
	/** A contact without a phone number, known by its session key only. */
	lidSessionKey: 'WW-WPN95841312-b54d-46e3-b0bc-6414f4a5296b-178231456203987@lid',
	/** `wa_msg_ack` of each is what its name says. */
	messageUuids: {
		created: 'MSG00000000-0d8d-4aa5-b117-f9425b651400',
		sent: 'MSG00000000-0d8d-4aa5-b117-f9425b651401',
		received: 'MSG00000000-0d8d-4aa5-b117-f9425b651402',
		read: 'MSG00000000-0d8d-4aa5-b117-f9425b651403',
		/** 4, which WhatsApp Web has and the documentation doesn't. */
		played: 'MSG00000000-0d8d-4aa5-b117-f9425b651404',
		/** -1, likewise. */
		failed: 'MSG00000000-0d8d-4aa5-b117-f9425b651405',
		inbound: 'MSG00000000-0d8d-4aa5-b117-f9425b651406',
		/** As WAMM's `advancing`. */
		advancing: 'MSG00000000-0d8d-4aa5-b117-f9425b651407',
		/** Dialled without the 1 that its session key has. */
		otherSpelling: 'MSG00000000-0d8d-4aa5-b117-f9425b651408',
	},
} as const;
