import { CONTACTS } from './data/contacts.mts';

/** What a sandbox starts with, by name: for tests, for the demo, and to paste into credentials. */
export const SEEDED = {
	contacts: CONTACTS,
	wamm: {
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
			stranger: { address: '698811734' },
		},
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
	},
	twoChat: {
		/** One connected and one disconnected number. */
		apiKey: 'UAK2chat-seeded-9d41f0c2',
		phone: '+595981048477',
		channelUuid: 'WPN95841312-b54d-46e3-b0bc-6414f4a5296b',
		disconnectedPhone: '+595981048478',
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
	},
	whatsappApi: {
		ownDigits: '5215587654321',
		group: '120363041234567890@g.us',
		/** The chat of the vendor's example. */
		exampleDigits: '15551234567',
		/** A contact without a phone number. */
		lidChat: '178231456203987@lid',
	},
} as const;
