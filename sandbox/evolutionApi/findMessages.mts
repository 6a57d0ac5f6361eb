import { hash, hex } from '../data/random.mts';
import type { Instance } from './instance.mts';
import { type EvolutionMessage, storedWords } from './message.mts';
import { badRequest, stumbled } from './refusal.mts';
import type { Version } from './version.mts';

type Fields = Readonly<Record<string, unknown>>;

const DEFAULT_SIZE = 50;

function isFields(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the route's JSON schema refuses; of `where.key` only where it has no other field than these three. */
function checked(body: Fields): Fields {
	const { where = {} } = body;
	if (!isFields(where)) throw badRequest(['where is not of a type(s) object']);
	const { key = {} } = where;
	if (!isFields(key)) throw badRequest(['where.key is not of a type(s) object']);
	const isPlain = Object.keys(key).every((name) => ['fromMe', 'remoteJid', 'id'].includes(name));
	for (const name of ['remoteJid', 'id']) {
		const value = key[name];
		if (!isPlain || value === undefined) continue;
		if (typeof value !== 'string')
			throw badRequest([`where.key.${name} is not of a type(s) string`]);
		if (value === '') throw badRequest(['The property cannot be empty']);
	}
	if (isPlain && key.fromMe !== undefined && typeof key.fromMe !== 'boolean') {
		throw badRequest(['where.key.fromMe is not of a type(s) boolean']);
	}
	return where;
}

/** The database refuses what isn't a whole number from 0 on. */
function whole(name: string, value: unknown, standard: number): number {
	if (!value) return standard;
	if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
	throw stumbled(`Invalid \`prisma.message.findMany()\` invocation: Argument \`${name}\``);
}

function seconds(at: number): number {
	return Math.floor(at / 1_000);
}

/** Only where both ends are given, and not before 2.2.1. */
function inTime({ messageTimestamp }: Fields, version: Version) {
	if (!isFields(messageTimestamp) || !version.filtersByTime) return () => true;
	const { gte, lte } = messageTimestamp;
	if (!gte || !lte) return () => true;
	const [from, to] = [gte, lte].map((each) => seconds(new Date(String(each)).getTime()));
	if (from === undefined || to === undefined || Number.isNaN(from + to)) {
		throw stumbled('Invalid `prisma.message.count()` invocation: Argument `gte`');
	}
	return ({ at }: EvolutionMessage) => seconds(at) >= from && seconds(at) <= to;
}

/** Fields of the key are compared exactly; `false` and what is empty count as not given. */
function ofKey(key: Fields, version: Version, { integration }: Instance) {
	const { id, fromMe, remoteJid, remoteJidAlt } = key;
	const how = integration === 'WHATSAPP-BUSINESS' ? 'ignored' : version.remoteJidAlt;
	return ({ key: own }: EvolutionMessage): boolean => {
		if (id && own.id !== id) return false;
		if (fromMe && !own.fromMe) return false;
		const is = !remoteJid || own.remoteJid === remoteJid;
		const isAlt = !remoteJidAlt || own.remoteJidAlt === remoteJidAlt;
		if (how === 'ignored') return is;
		if (how === 'and' || !remoteJid || !remoteJidAlt) return is && isAlt;
		return is || isAlt;
	};
}

/** A row as the list prints it. Nothing in it tells when a status changed. */
export function record(instance: Instance, message: EvolutionMessage, now: number) {
	const { key, pushName, messageType, contextInfo = null, at, source } = message;
	const words = instance.storesUpdates ? storedWords(message, now) : [];
	return {
		id: `cm${hex(23, key.id)}`,
		key,
		pushName: pushName ?? (key.fromMe ? 'Você' : null),
		messageType,
		message: message.message,
		messageTimestamp: seconds(at),
		instanceId: instance.id,
		source,
		contextInfo,
		MessageUpdate: words.map((status) => ({ status })),
	};
}

/** Newest first by whole seconds. Nothing orders what shares a second: each page may see it otherwise. */
export function findMessages(instance: Instance, body: Fields, version: Version, now: number) {
	const where = checked(body);
	const size = whole('take', body.offset, DEFAULT_SIZE);
	const page = whole('skip', body.page, 1);
	const key = isFields(where.key) ? where.key : {};
	const passes = [inTime(where, version), ofKey(key, version, instance)];
	const found = instance.stored(now).filter((each) => passes.every((pass) => pass(each)));
	const place = ({ key: { id } }: EvolutionMessage) => hash(id, page);
	found.sort((a, b) => seconds(b.at) - seconds(a.at) || place(a) - place(b));
	const rows = found.slice(size * (page - 1), size * page);
	return {
		messages: {
			total: found.length,
			pages: Math.ceil(found.length / size),
			currentPage: page,
			records: rows.map((message) => record(instance, message, now)),
		},
	};
}
