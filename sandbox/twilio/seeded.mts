/** SIDs of seeded messages. */
export const sidOf = (nth: number) => `SM${String(nth).padStart(32, '0')}`;

/** What it starts with, by name: for tests, for the demo, and to paste into credentials. */
export const SEEDED = {
	accountSid: 'AC5eed0000000000000000000000000001',
	authToken: 'twilioSeededToken7d41c09be2f3a586',
	apiKeySid: 'SK5eed0000000000000000000000000001',
	apiKeySecret: 'twilioSeededKeySecret93b7e1a04c',
	/** Our number, for SMS and WhatsApp. */
	phone: '+12025550123',
	/** Another one, for voice only. */
	voicePhone: '+12025550124',
	messagingServiceSid: 'MG5eed0000000000000000000000000001',
	/** Suspended. */
	suspendedAccountSid: 'AC5eed0000000000000000000000000002',
	suspendedAuthToken: 'twilioSuspendedToken28f6b7d05c',
	/** Contacts that end so have written STOP. */
	unsubscribedEnding: '0005',
	/** SIDs of messages whose status, or something else, is of interest. */
	messageSids: {
		accepted: sidOf(1),
		scheduled: sidOf(2),
		queued: sidOf(3),
		sending: sidOf(4),
		sent: sidOf(5),
		partiallyDelivered: sidOf(6),
		delivered: sidOf(7),
		read: sidOf(8),
		undelivered: sidOf(9),
		unknownHandset: sidOf(10),
		failed: sidOf(11),
		outsideWindow: sidOf(12),
		canceled: sidOf(13),
		/** A word that no documentation knows. */
		unknownStatus: sidOf(14),
		/** Inbound, by SMS and by WhatsApp. */
		received: sidOf(15),
		receivedOnWhatsApp: sidOf(16),
		/** Sent at the start: sent 2 s, delivered 5 s, read 15 s later on the sandbox's clock. */
		advancing: sidOf(17),
	},
} as const;
