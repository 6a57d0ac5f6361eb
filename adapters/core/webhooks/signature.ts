import { createHmac, timingSafeEqual } from 'crypto';

/** The HMAC of these bytes, or of this text in UTF-8, as header values have it. */
export function hmac(
	algorithm: 'sha1' | 'sha256' | 'sha512',
	secret: string,
	signed: Uint8Array | string,
	encoding: 'hex' | 'base64',
): string {
	return createHmac(algorithm, secret).update(signed).digest(encoding);
}

/** Whether both are the same; how long that takes doesn't tell how much of them is. */
export function isSameSecret(given: string, expected: string): boolean {
	const [left, right] = [Buffer.from(given), Buffer.from(expected)];
	return left.length === right.length && timingSafeEqual(left, right);
}
