import { z } from 'zod/v4';

/**
 * The closed vocabulary of delivery statuses, in the order in which one record outranks another.
 * `received` stands apart: it marks inbound messages, whatever the provider puts on them.
 */
export const STATUSES = [
	'unknown',
	'pending',
	'sent',
	'failed',
	'delivered',
	'read',
	'deleted',
	'received',
] as const;
/** Those that what we sent can get to. */
export const SENT_STATUSES = STATUSES.filter((status) => status !== 'received');
export const statusSchema = z.enum(STATUSES);
export type Status = z.infer<typeof statusSchema>;

/** A status's place in that order; -1 for null, which yields to all. */
export function rankOf(status: Status | null): number {
	return (STATUSES as ReadonlyArray<Status | null>).indexOf(status);
}

export const failureReasonSchema = z.enum(['noAccount', 'notInGroup', 'notSent', 'providerError']);
export type FailureReason = z.infer<typeof failureReasonSchema>;

/** The part of a message that moves together when its status changes, but for the time of the change. */
export interface StatusFields {
	readonly status: Status | null;
	readonly isFinal: boolean | null;
	readonly failureReason: FailureReason | null;
	readonly providerStatus: string | null;
}

const FINAL: readonly Status[] = ['failed', 'read', 'deleted', 'received'];

/**
 * Whether no further change is expected; null when the status is.
 * With `treatAsFinal: 'delivered'` a delivered message counts as final too.
 */
export function isFinalStatus(
	status: Status | null,
	treatAsFinal: 'read' | 'delivered' = 'read',
): boolean | null {
	if (status === null) return null;
	return FINAL.includes(status) || (status === 'delivered' && treatAsFinal === 'delivered');
}

/** A provider's status word as it is compared: case, spaces, underscores and hyphens don't matter. */
export function statusWord(text: string): string {
	return text.toLowerCase().replace(/[\s_-]/g, '');
}

/** All status fields of one record; `providerStatus` is the provider's own word, verbatim. */
export function statusFields(
	status: Status | null,
	providerStatus: string | null,
	failureReason: FailureReason | null = null,
): StatusFields {
	return { status, isFinal: isFinalStatus(status), failureReason, providerStatus };
}
