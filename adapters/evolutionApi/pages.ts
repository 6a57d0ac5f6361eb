import type { ApiClient } from '../core/client';
import { catchFailure } from '../core/catchFailure';
import { type MessageQuery, type Page, UNBOUNDED_MS } from '../core/messages/page';
import { ProviderError } from '../core/providerError';
import type { EvolutionConfig } from './config';
import { type KeyFilter, listPages } from './messageList';
import { serverSchema } from './schemas';

type Client = ApiClient<EvolutionConfig>;
type Pages = AsyncGenerator<Page, void, undefined>;

/** Versions that want both addresses of a message to be those asked for; the others take either, or know only one. */
const ASKS_FOR_BOTH = /^2\.3\.[56]\b/;

/** Whether the server has to be asked for a phone's two addresses one by one. Asked once per execution. */
async function asksForBoth(client: Client): Promise<boolean> {
	return await client.once('version', async () => {
		const server = await catchFailure(
			client.call({ method: 'GET', path: '/' }, serverSchema),
			({ scope }) => scope !== 'account',
		);
		return !ProviderError.isInstance(server) && ASKS_FOR_BOTH.test(server.version ?? '');
	});
}

/** Two lists as one, that first whose next page may hold the newest messages. */
async function* woven(lists: readonly Pages[]): Pages {
	let open = lists.map((pages) => ({ pages, boundMs: UNBOUNDED_MS }));
	for (;;) {
		const [first, ...rest] = open.toSorted((a, b) => b.boundMs - a.boundMs);
		if (!first) return;
		const { value: page } = await first.pages.next();
		if (!page) return;
		const { nothingNewerThan: boundMs } = page;
		open = boundMs === null ? rest : [{ ...first, boundMs }, ...rest];
		const nothingNewerThan = open.length > 0 ? Math.max(...open.map((list) => list.boundMs)) : null;
		yield { ...page, nothingNewerThan };
	}
}

/**
 * The messages with a phone. WhatsApp hides some phones behind an address (`…@lid`) and names them beside it: messages
 * that came from there, and those that we sent to the phone, lie under different addresses.
 */
async function* conversation(client: Client, phone: string, wanted: number, key: KeyFilter): Pages {
	const remoteJid = `${phone.slice(1)}@s.whatsapp.net`;
	const known = { phone, chatId: remoteJid };
	const list = (of: KeyFilter) =>
		listPages(client, { key: { ...key, ...of }, scope: phone, wanted, known });
	const pages = list({ remoteJid, remoteJidAlt: remoteJid });
	const { value: first } = await pages.next();
	if (!first) return;
	if (first.records.length === 0 && (await asksForBoth(client))) {
		yield* woven([list({ remoteJid }), list({ remoteJidAlt: remoteJid })]);
		return;
	}
	yield first;
	yield* pages;
}

/** The stored messages of one chat, or of all. The server filters by what we wrote, not by what contacts wrote. */
export async function* pages(client: Client, query: MessageQuery): Pages {
	const { contact, direction, wanted } = query;
	const key: KeyFilter = direction === 'outbound' ? { fromMe: true } : {};
	if (contact?.kind === 'phone') {
		yield* conversation(client, contact.address, wanted, key);
	} else if (contact) {
		const { address: chatId } = contact;
		const filter = { ...key, remoteJid: chatId };
		yield* listPages(client, { key: filter, scope: chatId, wanted, known: { chatId } });
	} else yield* listPages(client, { key, scope: 'all', wanted });
}
