/** Part of a key that names one random value; the same key always names the same value. */
export type KeyPart = string | number;

/** A 32-bit hash of the key (FNV-1a, with MurmurHash3's finish so that neighbouring keys differ). */
export function hash(...key: readonly KeyPart[]): number {
	let value = 0x811c9dc5;
	for (const character of key.join('\u0000')) {
		value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
	}
	value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
	value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
	return (value ^ (value >>> 16)) >>> 0;
}

/** Upper limit excluded. */
export function integer(below: number, ...key: readonly KeyPart[]): number {
	return hash(...key) % below;
}

/** One of the list, which must not be empty. */
export function pick<T>(list: readonly [T, ...T[]], ...key: readonly KeyPart[]): T {
	return list[integer(list.length, ...key)] ?? list[0];
}

/** That many lower-case hexadecimal digits. */
export function hex(length: number, ...key: readonly KeyPart[]): string {
	let digits = '';
	for (let block = 0; digits.length < length; block += 1) {
		digits += hash(block, ...key)
			.toString(16)
			.padStart(8, '0');
	}
	return digits.slice(0, length);
}

/** Shaped like a version 4 UUID. */
export function uuid(...key: readonly KeyPart[]): string {
	return toUuid(hex(32, ...key));
}

/** Groups 32 hexadecimal digits as a version 4 UUID; digits 12 and 16 give way to version and variant. */
export function toUuid(digits: string): string {
	const groups = [
		digits.slice(0, 8),
		digits.slice(8, 12),
		`4${digits.slice(13, 16)}`,
		`a${digits.slice(17, 20)}`,
		digits.slice(20, 32),
	];
	return groups.join('-');
}
