import type { FastifyInstance } from 'fastify';
import type { Connection } from './connection.mts';
import { bodyOf, digitsOf, MAX_BODY_BYTES } from './parameters.mts';

type Posted = { Body: string | undefined };

const page = (text: string) =>
	`<!doctype html><html><head><title>WhatsApp QR</title></head><body><p>${text}</p></body></html>`;

/** Opening it starts nothing. */
function qrPage({ isReady, hasQr }: Connection): string {
	if (isReady) return page('WhatsApp is already authenticated.');
	if (!hasQr) return page('No QR is available yet. Start auth and reload this page.');
	return page('<img alt="QR code" src="data:image/png;base64,iVBORw0KGgo=">');
}

/** How an operator pairs the phone: only these calls, a read or a send launch Chrome. */
export function addPairing(app: FastifyInstance, connection: Connection): void {
	const options = { bodyLimit: MAX_BODY_BYTES };
	app.get('/qr', (_request, reply) =>
		reply.type('text/html; charset=utf-8').serializer(String).send(qrPage(connection)),
	);
	app.post('/api/auth/start', options, () => {
		connection.start();
		return { ok: true, ...connection.status() };
	});
	app.post<Posted>('/api/pairing-code', options, ({ body }) => {
		const digits = digitsOf(bodyOf(body).phone_number);
		connection.start();
		return {
			ok: true,
			already_authenticated: connection.isReady,
			code: connection.isReady ? null : 'ABCD1234',
			phone_number: digits,
			instructions: 'Enter the code in WhatsApp under Linked devices.',
		};
	});
	app.post('/api/logout', options, () => {
		connection.logOut();
		return { ok: true };
	});
}
