import type { ApiClient } from '../core/client';
import { urlPart } from '../http/urlPart';
import { phoneOf } from './address';
import type { WahaConfig } from './config';
import { notWorking, WORKING } from './states';
import { sessionSchema } from './schemas';

/** What is known of the credential's session. */
export interface Session {
	readonly status: string | null;
	readonly accountPhone: string | null;
	/** Whether it has one list of all messages, and takes the short form of ids. */
	readonly hasStore: boolean;
	/** Where it sends webhooks to. */
	readonly webhookUrls: readonly string[];
}

/** The engines that keep messages themselves; the others look into a browser. */
const STORING = ['GOWS', 'NOWEB'];

/** A path of the session's own routes. */
export function sessionPath({ session }: WahaConfig, rest: string): string {
	return `/api/${urlPart(session)}/${rest}`;
}

/** The session as it is now. */
export async function readSession({ call, config }: ApiClient<WahaConfig>): Promise<Session> {
	const {
		status,
		me,
		engine,
		config: settings,
	} = await call(
		{ method: 'GET', path: `/api/sessions/${urlPart(config.session)}` },
		sessionSchema,
	);
	return {
		status,
		accountPhone: phoneOf(me?.id),
		hasStore: STORING.includes(engine?.engine ?? ''),
		webhookUrls: settings?.webhooks?.flatMap((webhook) => webhook?.url ?? []) ?? [],
	};
}

/**
 * The session, once it is known to work: asked once per execution, because WAHA would let every request wait for it.
 * Throws a `notConnected` failure otherwise.
 */
export async function workingSession(client: ApiClient<WahaConfig>): Promise<Session> {
	const session = await client.once('session', async () => await readSession(client));
	if (session.status === WORKING) return session;
	throw notWorking(session.status);
}
