import { CONTACT_LIST, CONTACTS } from '../data/contacts.mts';
import { metaMessages, demoMessages } from './demoData.mts';
import { generateMessages, type Partner } from './generate.mts';
import type { EvolutionSandbox } from './sandbox.mts';
import { SEEDED } from './seeded.mts';

const HOUR_MS = 3_600_000;

/** The server that `SEEDED` lists. */
export function seedEvolution(
	server: EvolutionSandbox,
	seed: number,
	now: number,
	count: number,
): void {
	const partners = CONTACT_LIST.map(({ name, whatsAppDigits: digits }): Partner => ({
		name,
		digits,
	}));
	const { name, whatsAppDigits: digits } = CONTACTS.maria;
	const { ownDigits, token } = SEEDED;
	const generated = (from: number, size: number, batch: string) =>
		generateMessages({
			seed,
			count: size,
			partners: [{ name, digits }, ...partners],
			until: from,
			batch,
		});
	server.addInstance({
		name: SEEDED.instance,
		token,
		ownDigits,
		messages: [...generated(now - 48 * HOUR_MS, count, ''), ...demoMessages(now)],
	});
	server.addInstance({
		name: SEEDED.awkwardInstance,
		token: SEEDED.awkwardToken,
		ownDigits,
		messages: generated(now, 20, 'awkward'),
	});
	server.addInstance({
		name: SEEDED.closedInstance,
		token: 'evoClosedToken1b77',
		ownDigits: '34910000010',
		state: 'close',
		messages: generated(now - 72 * HOUR_MS, 20, 'closed'),
	});
	server.addInstance({
		name: SEEDED.idleInstance,
		token: 'evoIdleToken90aa',
		ownDigits: '34910000011',
		state: null,
	});
	server.addInstance({
		name: SEEDED.metaInstance,
		token: 'evoMetaToken4c1f',
		ownDigits: '34910000012',
		integration: 'WHATSAPP-BUSINESS',
		messages: metaMessages(now),
	});
}
