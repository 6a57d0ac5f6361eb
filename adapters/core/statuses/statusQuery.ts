import type { Contact } from '../phone/contact';

/** How a message is found for its status. */
export type LocateBy = 'messageId' | 'phones' | 'sessionKey';

/** Which message's status to look up; what is needed beside the id depends on `ProviderCapabilities.statusBy`. */
export interface StatusQuery {
	readonly messageId: string;
	readonly locateBy: LocateBy;
	readonly ownPhone: string | null;
	readonly contact?: Contact;
	readonly sessionKey?: string;
}
