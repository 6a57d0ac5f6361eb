import { ProviderError } from '../core/providerError';

/** What keeps a session from reading, and what to do about it. */
interface State {
	readonly message: string;
	readonly advice: string;
	/** It may pass without anybody doing anything. */
	readonly retryable?: boolean;
}

const OTHER: State = {
	message: 'The WAHA session is not working.',
	advice: 'Look at it in WAHA’s Dashboard, and restart it there.',
};

/** By the word of `status`. */
const STATES = new Map<string, State>(
	Object.entries({
		STOPPED: {
			message: 'The WAHA session is stopped.',
			advice: 'Start it in WAHA’s Dashboard.',
		},
		STARTING: {
			message: 'The WAHA session is just starting.',
			advice: 'Try again in a minute. If it stays so, restart it in WAHA’s Dashboard.',
			retryable: true,
		},
		SCAN_QR_CODE: {
			message: 'The WAHA session waits for its QR code to be scanned.',
			advice:
				'Open the session in WAHA’s Dashboard and scan the code with WhatsApp on the phone, under Linked devices.',
		},
		PASSKEY_REQUIRED: {
			message: 'WhatsApp asks for a passkey before the WAHA session can go on.',
			advice: 'Open the session in WAHA’s Dashboard and confirm there.',
		},
		PASSKEY_CONFIRMATION_REQUIRED: {
			message: 'WhatsApp asks to compare a code before the WAHA session can go on.',
			advice: 'Open the session in WAHA’s Dashboard and confirm there.',
		},
		FAILED: {
			message: 'The WAHA session has failed: the phone may have been unlinked.',
			advice:
				'Restart it in WAHA’s Dashboard. If that does not help, log it out there and scan the QR code again.',
		},
	}),
);

export const WORKING = 'WORKING';
/** The words that the test of the credential has a sentence for. */
export const SESSION_STATES: readonly string[] = [...STATES.keys()];

function whyNotWorking(status: string | null): State {
	return STATES.get(status ?? '') ?? OTHER;
}

/** The same as the test of the credential says it. */
export function notWorkingText(status: string | null): string {
	const { message, advice } = whyNotWorking(status);
	return `The server answers. ${message} ${advice}`;
}

/** The failure of whatever needs a working session. */
export function notWorking(status: string | null, httpStatus?: number): ProviderError {
	return new ProviderError({
		...whyNotWorking(status),
		provider: 'waha',
		category: 'notConnected',
		providerCode: status,
		httpStatus,
	});
}
