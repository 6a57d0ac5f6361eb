import { z } from 'zod/v4';
import type { Stage } from '../data/timeline.mts';

/** How far a message got, in words of no provider. */
export type Step = 'pending' | 'sent' | 'delivered' | 'read' | 'failed';

/** When a message gets there, in milliseconds after the provider began to send it. */
export interface Pace {
	/** Also when a message that fails does. */
	readonly sent: number;
	readonly delivered: number;
	readonly read: number;
	/** Between two messages that wait in one queue, unless they were sent with a delay of their own. */
	readonly apart: number;
}

const ms = z.number().nonnegative().optional();

/** Changes to the pace, as the control server takes them. */
export const paceSchema = z.strictObject({ sent: ms, delivered: ms, read: ms, apart: ms });

/** As the seeded messages that are on their way. */
export const DEFAULT_PACE: Pace = { sent: 2_000, delivered: 5_000, read: 15_000, apart: 3_000 };

/** What becomes of a message: read in the end, delivered and no more, failed, or refused since nobody is there. */
export type Fate = 'read' | 'delivered' | 'failed' | 'noAccount';

/** The last digits of contacts whose messages aren't read in the end. */
export const FATES: Readonly<Record<Exclude<Fate, 'read'>, string>> = {
	delivered: '0001',
	failed: '0002',
	noAccount: '0003',
};

/** Depends on the last digits of the contact's number or chat ID only. */
export function fateOf(contact: string): Fate {
	const digits = contact.replace(/\D/g, '');
	const found = Object.entries(FATES).find(([, ending]) => digits.endsWith(ending));
	return (found?.[0] as Fate | undefined) ?? 'read';
}

/** The steps of a message, each with the time it is taken at. */
export type Course = readonly [Stage<Step>, ...Stage<Step>[]];

/** The course of a message that the provider takes now and begins to send then. */
export function courseOf(fate: Fate, takenAt: number, begunAt: number, pace: Pace): Course {
	const pending = { at: takenAt, value: 'pending' } as const;
	const sent = { at: begunAt + pace.sent, value: 'sent' } as const;
	const delivered = { at: begunAt + pace.delivered, value: 'delivered' } as const;
	if (fate === 'failed' || fate === 'noAccount') return [pending, { ...sent, value: 'failed' }];
	if (fate === 'delivered') return [pending, sent, delivered];
	return [pending, sent, delivered, { at: begunAt + pace.read, value: 'read' }];
}

/** The same in a provider's own words for the steps. */
export function inWords<T>(
	[first, ...rest]: Course,
	words: Readonly<Record<Step, T>>,
): [Stage<T>, ...Stage<T>[]] {
	const said = ({ at, value }: Stage<Step>): Stage<T> => ({ at, value: words[value] });
	return [said(first), ...rest.map(said)];
}
