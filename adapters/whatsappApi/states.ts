import { vocabulary } from '../core/vocabulary';

/** What keeps the server from reading, and what to do about it. */
export interface State {
	readonly message: string;
	readonly advice: string;
	/** It may pass by itself. */
	readonly retryable?: boolean;
}

const SCAN = 'Open the server’s /qr page and scan the code with WhatsApp on the phone.';

export const NOT_READY: State = { message: 'WhatsApp is not ready on the server.', advice: SCAN };

export const LOGIN_REFUSED: State = {
	message: 'WhatsApp did not accept the server’s login.',
	advice: `Log out with POST /api/logout. ${SCAN}`,
};

/** By the word of `/api/status`. */
export const STATES = vocabulary<State>({
	stopped: {
		message: 'WhatsApp is not started on the server.',
		advice:
			'Start it with POST /api/auth/start or by opening the server’s /qr page, and scan the code if it shows one.',
	},
	starting: {
		message: 'WhatsApp is just starting on the server.',
		advice: 'Try again in a minute. If it stays so, restart the server.',
		retryable: true,
	},
	qr: { message: 'The server waits for its QR code to be scanned.', advice: SCAN },
	authenticated: {
		message: 'WhatsApp is logged in on the server but still loading.',
		advice: 'Try again in a minute.',
		retryable: true,
	},
	auth_failure: LOGIN_REFUSED,
	disconnected: {
		message: 'WhatsApp lost its connection on the server.',
		advice: 'Restart the server, or log out with POST /api/logout and scan the QR code again.',
	},
});
