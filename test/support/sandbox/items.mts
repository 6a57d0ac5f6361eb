import type { IDataObject } from 'n8n-workflow';
import { ITEM_KEYS } from '../itemKeys.mts';

type Key = (typeof ITEM_KEYS)[number];

/** An item with all keys in their order: null, but for what is known. */
export function item(known: Partial<Record<Key, unknown>> & { provider: string }): IDataObject {
	return Object.fromEntries(ITEM_KEYS.map((key) => [key, known[key] ?? null])) as IDataObject;
}

/** Fails unless both have the same values under the same keys in the same order. */
export function expectItems(actual: readonly IDataObject[], expected: readonly IDataObject[]) {
	expect(actual.map(Object.entries)).toEqual(expected.map(Object.entries));
}
