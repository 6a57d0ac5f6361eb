/** What it starts with, by name: for tests, for the demo, and to paste into credentials. */
export const SEEDED = {
	/** WhatsApp, connected, on Moscow time. */
	token: 'wammSeededToken7f3a91c04e',
	phone: '79181234567',
	timezone: 'Europe/Moscow',
	/** Telegram, connected. Its token needs URL encoding. */
	telegramToken: 'tg/Seeded+Token=58d2==',
	/** MAX, paired with no phone. */
	unpairedToken: 'wammUnpairedToken1b77',
	group: '120363041234567890',
	telegram: {
		/** Known by nickname. */
		sofia: { address: '516273849', nickname: 'sofia_design' },
		/** Known by phone. */
		pavel: { address: '733920115', phone: '79035550142' },
		/** Nothing known but the chat id. */
		unknownContact: { address: '698811734' },
	},
	/** Contacts that end so have to be checked: the first message to them is refused, with “please retry”. */
	uncheckedEnding: '0004',
	/** Ids of messages whose state, or something else, is of interest. */
	messageIds: {
		/** The two of the vendor's example. */
		example: '1234567',
		exampleInbound: '1234566',
		sending: '2000001',
		noInfo: '2000002',
		sent: '2000003',
		delivered: '2000004',
		viewed: '2000005',
		notSent: '2000006',
		failed: '2000007',
		noAccount: '2000008',
		noAccountCapital: '2000009',
		notInGroup: '2000010',
		deleted: '2000011',
		/** A state that no documentation knows. */
		unknownState: '2000012',
		/** Never updated: `date_upd` is null. */
		neverUpdated: '2000013',
		/** Inbound. */
		received: '2000101',
		/** Sent at the start: sent 2 s, delivered 5 s, viewed 15 s later on the sandbox's clock. */
		advancing: '2000201',
		telegram: '3000002',
	},
} as const;
