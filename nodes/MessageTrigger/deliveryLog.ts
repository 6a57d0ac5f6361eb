import type { IWebhookFunctions } from 'n8n-workflow';
import { clockWarning } from '../../adapters';
import { toItemFailure } from '../shared/failure';
import { nodeKey } from '../shared/triggers/triggerParameters';

/** Why something of a delivery starts nothing. */
export interface Reason {
	readonly why: string;
	/** A warning where it may be a mistake of somebody. */
	readonly level: 'debug' | 'info' | 'warn';
}

/** What a failure is of where it names no provider. */
export const NO_PROVIDER = { id: '', label: '' };

const MINUTE_MS = 60_000;

/** How many deliveries, and messages and events of them, were dropped since n8n started, by reason. */
const dropped = new Map<string, number>();
/** By how many hours the times of a node's deliveries lay in the future, as it was said. */
const hoursSaid = new Map<string, number>();
/** What keeps a node from reading its deliveries: when it was said last, and how many it befell since then. */
const troubles = new Map<string, { saidAt: number; deliveries: number }>();

/** Says in the log what was dropped and why, without its content. */
export function logDropped(context: IWebhookFunctions, { why, level }: Reason, times = 1): void {
	const count = (dropped.get(why) ?? 0) + times;
	dropped.set(why, count);
	context.logger[level](`A webhook delivery was dropped: ${why}`, {
		node: context.getNode().name,
		count,
	});
}

/** Says by how many hours the clock of a node's deliveries is ahead, when that is more than was said before. */
export function noteClock(context: IWebhookFunctions, hours: number): void {
	const key = nodeKey(context);
	if (hours <= (hoursSaid.get(key) ?? 0)) return;
	hoursSaid.set(key, hours);
	context.logger.warn(clockWarning(hours), { node: context.getNode().name, hours });
}

/**
 * Says as an error what is wrong with the node or its credential, once a minute at most: all deliveries meet it, and
 * nobody is shown it but who reads the log.
 */
export function logTrouble(context: IWebhookFunctions, consequence: string, error: unknown): void {
	const key = `${nodeKey(context)} ${consequence}`;
	const now = Date.now();
	const known = troubles.get(key);
	const deliveries = (known?.deliveries ?? 0) + 1;
	const isToBeSaid = known === undefined || now - known.saidAt >= MINUTE_MS;
	const saidAt = isToBeSaid ? now : known.saidAt;
	troubles.set(key, { saidAt, deliveries: isToBeSaid ? 0 : deliveries });
	if (!isToBeSaid) return;
	const { what, advice } = toItemFailure(error, NO_PROVIDER);
	context.logger.error(`${consequence}: ${what} ${advice}`, {
		node: context.getNode().name,
		deliveries,
	});
}
