import type { Status } from '../../adapters/index.ts';

/** The statuses that both triggers start on where nothing else is chosen. */
export const CHOSEN: ReadonlyArray<Status | null | undefined> = ['delivered', 'read', 'failed'];
