import type { z } from 'zod/v4';
import { InputError } from '../core/inputError';
import { withFallbacks } from '../core/messages/message';
import type { ApiClient } from '../core/client';
import { type MessageQuery, type Page, UNBOUNDED_MS } from '../core/messages/page';
import { parseMessageRows } from '../core/messages/messageRows';
import type { TwoChatConfig } from './config';
import { phoneOfKey, toMessage } from './normalize';
import { ownNumber } from './numbers';
import { withNumberVariant } from './ownNumberVariant';
import { pathPart } from './path';
import { messageListSchema } from './schemas';

/** Fixed by 2Chat; a shorter page is the last one. */
const PAGE_SIZE = 100;

function remotePhone(contact: MessageQuery['contact']): string | null {
	if (contact === null) return null;
	const phone = contact.kind === 'phone' ? contact.address : phoneOfKey(contact.address);
	if (phone !== null) return phone;
	throw new InputError(
		'This chat has no phone number, so 2Chat can’t list its messages.',
		'2Chat reads conversations with one phone. For groups use List All Messages.',
	);
}

interface Rows {
	readonly accountPhone: string;
	readonly messages: z.output<typeof messageListSchema>['messages'];
}

async function readRows(
	{ call }: ApiClient<TwoChatConfig>,
	accountPhone: string,
	phone: string | null,
	page: number,
): Promise<Rows> {
	const path = ['', 'whatsapp', 'messages', accountPhone, ...(phone ? [phone] : [])];
	const { messages } = await call(
		{
			method: 'GET',
			path: path.map(pathPart).join('/'),
			query: page === 0 ? {} : { page_number: page },
		},
		messageListSchema,
	);
	return { accountPhone, messages };
}

/** Messages newest first, page by page: of one contact or of the whole number. Each page costs a credit. */
export async function* pages(
	client: ApiClient<TwoChatConfig>,
	query: MessageQuery,
): AsyncGenerator<Page, void, undefined> {
	const { contact } = query;
	const phone = remotePhone(contact);
	const chatId = contact?.kind === 'chat' ? contact.address : null;
	const ownPhone = query.ownPhone ?? (await ownNumber(client, null)).phone;
	for (let page = 0; ; page += 1) {
		const { accountPhone, messages } = await withNumberVariant(
			client,
			ownPhone,
			async (asked) => await readRows(client, asked, phone, page),
		);
		const records = parseMessageRows(
			messages,
			(row) => withFallbacks(toMessage(row), { phone, accountPhone, chatId }),
			client.addHint,
		);
		const [oldest] = records.flatMap(({ message }) => message.sentAt ?? []).sort();
		const isLast = messages.count < PAGE_SIZE;
		yield {
			scope: accountPhone,
			ownPhone: accountPhone,
			records,
			nothingNewerThan: isLast ? null : oldest ? Date.parse(oldest) : UNBOUNDED_MS,
			isBoundExact: false,
			isTruncated: false,
		};
		if (isLast) return;
	}
}
