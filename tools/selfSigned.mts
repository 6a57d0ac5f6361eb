import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** A key and a certificate that nobody vouches for, in PEM. */
export interface SelfSigned {
	readonly key: string;
	readonly cert: string;
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
	const content = Buffer.concat(parts);
	const { length } = content;
	const size =
		length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length];
	return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts);
const utcTime = (text: string) => der(0x17, Buffer.from(text));
const ecdsaWithSha256 = sequence(Buffer.from('06082a8648ce3d040302', 'hex'));
const commonName = Buffer.from('0603550403', 'hex');

function nameOf(host: string): Buffer {
	return sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from(host)))));
}

function body(publicKey: KeyObject): Buffer {
	const version = der(0xa0, Buffer.from('020102', 'hex'));
	const serial = der(0x02, Buffer.from([1]), randomBytes(8));
	const name = nameOf('127.0.0.1');
	const validity = sequence(utcTime('240101000000Z'), utcTime('490101000000Z'));
	const key = publicKey.export({ type: 'spki', format: 'der' });
	// Extension subjectAltName with the one address.
	const address = sequence(der(0x87, Buffer.from([127, 0, 0, 1])));
	const alternative = sequence(Buffer.from('0603551d11', 'hex'), der(0x04, address));
	const extensions = der(0xa3, sequence(alternative));
	return sequence(version, serial, ecdsaWithSha256, name, validity, name, key, extensions);
}

/** A fresh certificate for 127.0.0.1: for HTTPS on loopback, in tests and benchmarks. */
export function createSelfSigned(): SelfSigned {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
	const signed = body(publicKey);
	const signature = der(0x03, Buffer.from([0]), sign('sha256', signed, privateKey));
	const base64 = sequence(signed, ecdsaWithSha256, signature).toString('base64');
	const lines = base64.match(/.{1,64}/g) ?? [];
	return {
		key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
		cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
	};
}
