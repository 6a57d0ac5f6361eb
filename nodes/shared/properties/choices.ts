import type { INodePropertyOptions } from 'n8n-workflow';

/** A word as the editor calls it. */
export function nameOfWord(word: string): string {
	return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

/** A choice for each of these words, in the order of their names. */
export function choicesOf(words: readonly string[]): INodePropertyOptions[] {
	return words.toSorted().map((value) => ({ name: nameOfWord(value), value }));
}
