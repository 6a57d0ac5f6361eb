/** What keeps the server from reading, and what to do about it. */
export interface State {
	readonly message: string;
	readonly advice: string;
	/** It may pass without anybody doing anything. */
	readonly retryable?: boolean;
}

const SERVER = 'http://127.0.0.1:8790';
/** Opening `/qr` starts nothing: without this call it shows no code. */
const START = `run curl -X POST ${SERVER}/api/auth/start on its machine`;
const START_AND_SCAN = `${START}, then open ${SERVER}/qr there and scan the code if it shows one.`;

export const NOT_READY: State = {
	message: 'WhatsApp is not ready on the server.',
	advice: `If it was just started, try again in a minute. Otherwise ${START_AND_SCAN} If that does not help, restart the server first.`,
};

export const LOGIN_REFUSED: State = {
	message: 'WhatsApp did not accept the server’s login.',
	advice: `Run curl -X POST ${SERVER}/api/logout on its machine, or restart the server if it refuses that. Then ${START_AND_SCAN}`,
};

/** By the word of `/api/status`. */
const STATES = new Map<string, State>(
	Object.entries({
		stopped: {
			message: 'WhatsApp is not started on the server.',
			advice: `To start it, ${START_AND_SCAN} The same is needed after each restart and logout.`,
		},
		starting: {
			message: 'WhatsApp is just starting on the server.',
			advice: `Try again in a minute. If it stays so, restart the server and ${START}.`,
			retryable: true,
		},
		qr: {
			message: 'The server waits for its QR code to be scanned.',
			advice: `Open ${SERVER}/qr on its machine and scan the code with WhatsApp on the phone.`,
		},
		authenticated: {
			message: 'WhatsApp is logged in on the server but still loading.',
			advice: 'Try again in a minute.',
			retryable: true,
		},
		auth_failure: LOGIN_REFUSED,
		disconnected: {
			message: 'WhatsApp lost its connection on the server.',
			advice: `Only a restart of the server helps. After that, ${START_AND_SCAN}`,
		},
	}),
);

/** Why a server that isn't ready isn't, as far as its state tells. */
export function whyNotReady(state: string | null): State {
	return STATES.get(state ?? '') ?? NOT_READY;
}

/** The same as the test of the credential says it. */
export function notReadyText(state: string | null): string {
	const { message, advice } = whyNotReady(state);
	return `The server answers. ${message} ${advice}`;
}
