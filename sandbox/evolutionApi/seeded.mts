/** What it starts with, by name: for tests, for the demo, and to paste into credentials. */
export const SEEDED = {
	/** Opens every instance. */
	globalKey: 'evoGlobalKey429683C4C977415CAAFCCE10F7D57E11',
	/** Connected, with messages; its token opens it alone. */
	instance: 'ventas',
	token: 'B6D711FCDE4D4FD5936544120E713976',
	ownDigits: '5215587654321',
	/** Connected, of a name that URLs encode, with a token that they encode too. */
	awkwardInstance: 'Ventas MX/2 ñ',
	awkwardToken: 'evo/Seeded+Token=58d2==',
	/** Its phone was logged out: what was stored is still there. */
	closedInstance: 'soporte',
	/** In the database, and not running since the server started. */
	idleInstance: 'archivo',
	/** On Meta's API, whose words for statuses are its own. */
	metaInstance: 'meta-oficial',
	group: '120363041234567890@g.us',
	/** Noor's messages come from it: WhatsApp hides the number behind it. */
	hiddenAddress: '178231456203987@lid',
	/** Ids of messages whose status, or something else, is of interest. */
	messageIds: {
		/** No update was ever stored. */
		none: '3EB0A0000000000000000001',
		error: '3EB0A0000000000000000002',
		pending: '3EB0A0000000000000000003',
		serverAck: '3EB0A0000000000000000004',
		deliveryAck: '3EB0A0000000000000000005',
		/** Its updates are stored in no order. */
		read: '3EB0A0000000000000000006',
		played: '3EB0A0000000000000000007',
		deleted: '3EB0A0000000000000000008',
		/** Edited after it was delivered: up to 2.3.6 that leaves a DELETED behind. */
		edited: '3EB0A0000000000000000009',
		/** A poll with votes, which leave DELETED behind as well. */
		poll: '3EB0A000000000000000000A',
		/** A word that no version writes. */
		unknownWord: '3EB0A000000000000000000B',
		/** Inbound. */
		received: '3A1F0000000000000001',
		reaction: '3A1F0000000000000002',
		/** Of a group, by Olga. */
		ofGroup: '3A1F0000000000000003',
		/** Of Noor, from behind the hidden address. */
		hidden: '3A1F0000000000000004',
		/** A contact's story, which is no message to us. */
		story: '3A1F0000000000000005',
		/** Sent at the start: SERVER_ACK 2 s, DELIVERY_ACK 5 s, READ 15 s later on the sandbox's clock. */
		advancing: '3EB0A00000000000000000FF',
		/** Of the instance on Meta's API. */
		metaDelivered: 'wamid.HBgNNTIxNTUxMjM0NTY3OBUCABEYEjE2NDg5',
		metaFailed: 'wamid.HBgNNTIxNTUxMjM0NTY3OBUCABEYEjk5OTk5',
	},
} as const;
