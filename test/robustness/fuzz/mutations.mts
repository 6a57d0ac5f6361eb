import fc from 'fast-check';
import { json, scalar } from './values.mts';

/** One change to a JSON value: at the so-manieth place of it. */
export interface Mutation {
	readonly place: number;
	readonly how: 'replace' | 'remove' | 'wrap' | 'repeat' | 'add' | 'replaceAlike';
	readonly value: unknown;
}

type Parent = Record<string, unknown> | unknown[];

/** Small changes are the ones that get past the first check. */
export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(
	fc.record({
		place: fc.nat(500),
		how: fc.constantFrom<Mutation['how'][]>(
			'replace',
			'replace',
			'replace',
			'remove',
			'wrap',
			'repeat',
			'add',
			'replaceAlike',
		),
		value: fc.oneof({ weight: 5, arbitrary: scalar }, { weight: 1, arbitrary: json }),
	}),
	{ maxLength: 6 },
);

interface Place {
	readonly parent: Parent;
	readonly key: string | number;
}

function placesOf(value: unknown, places: Place[] = []): Place[] {
	if (typeof value !== 'object' || value === null) return places;
	const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
	for (const key of keys) {
		places.push({ parent: value as Parent, key });
		placesOf((value as Record<string | number, unknown>)[key], places);
	}
	return places;
}

function change({ parent, key }: Place, { how, value }: Mutation): void {
	const holder = parent as Record<string | number, unknown>;
	const old = holder[key];
	switch (how) {
		case 'replace':
			holder[key] = structuredClone(value);
			return;
		case 'remove':
			if (Array.isArray(parent)) parent.splice(Number(key), 1);
			else delete holder[key];
			return;
		case 'wrap':
			holder[key] = [old];
			return;
		case 'repeat':
			if (Array.isArray(old)) old.push(...old.slice(0, 100).map((each) => structuredClone(each)));
			return;
		case 'add':
			if (Array.isArray(old)) old.push(structuredClone(value));
			else if (typeof old === 'object' && old !== null) Object.assign(old, { extra: value });
			return;
		case 'replaceAlike':
			if (typeof old === 'string') holder[key] = Number(old) || `${old} `;
			else if (typeof old === 'number') holder[key] = String(old);
			else holder[key] = null;
	}
}

/** A copy of the sample with the changes made one after the other. */
export function mutated(sample: unknown, changes: readonly Mutation[]): unknown {
	const holder = { sample: structuredClone(sample) };
	for (const mutation of changes) {
		const places = placesOf(holder);
		const place = places[mutation.place % places.length];
		if (place) change(place, mutation);
	}
	return holder.sample;
}
