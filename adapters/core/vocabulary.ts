/**
 * What a provider's words stand for, by word. It has its own words only: `constructor`, which every object
 * knows, isn't one of them.
 */
export function vocabulary<T>(words: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
	return Object.assign(Object.create(null) as Record<string, T>, words);
}
