import type { Contact } from '../phone/contact';

/** A message to be sent. */
export interface OutgoingMessage {
	/** Null: the account's only one. */
	readonly ownPhone: string | null;
	/** It goes to the first variant; the others are for asking anew where that one has no account. */
	readonly contact: Contact;
	/** '' only beside a `mediaUrl`. */
	readonly text: string;
	/** Of a file that the provider fetches itself. */
	readonly mediaUrl: string | null;
	/** Between messages in the provider's own queue; null: as the provider does by itself. */
	readonly delaySeconds: number | null;
	readonly replyToMessageId: string | null;
}
