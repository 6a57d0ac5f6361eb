/** The row of an instance's webhook, as both routes print it. */
export interface WebhookRow {
	readonly id: string;
	readonly url: string;
	readonly headers: Readonly<Record<string, string>> | null;
	readonly enabled: boolean;
	readonly events: readonly string[];
	readonly webhookByEvents: boolean;
	readonly webhookBase64: boolean;
	readonly createdAt: string;
	readonly updatedAt: string;
	readonly instanceId: string;
}

/** Every event that an instance may be asked to tell of, as 2.3.7 has them. */
export const EVENTS: readonly string[] = [
	'APPLICATION_STARTUP',
	'QRCODE_UPDATED',
	'MESSAGES_SET',
	'MESSAGES_UPSERT',
	'MESSAGES_EDITED',
	'MESSAGES_UPDATE',
	'MESSAGES_DELETE',
	'SEND_MESSAGE',
	'SEND_MESSAGE_UPDATE',
	'CONTACTS_SET',
	'CONTACTS_UPSERT',
	'CONTACTS_UPDATE',
	'PRESENCE_UPDATE',
	'CHATS_SET',
	'CHATS_UPSERT',
	'CHATS_UPDATE',
	'CHATS_DELETE',
	'GROUPS_UPSERT',
	'GROUP_UPDATE',
	'GROUP_PARTICIPANTS_UPDATE',
	'CONNECTION_UPDATE',
	'LABELS_EDIT',
	'LABELS_ASSOCIATION',
	'CALL',
	'TYPEBOT_START',
	'TYPEBOT_CHANGE_STATUS',
	'REMOVE_INSTANCE',
	'LOGOUT_INSTANCE',
	'INSTANCE_CREATE',
	'INSTANCE_DELETE',
	'STATUS_INSTANCE',
];
