import { setTimeout as sleep } from 'node:timers/promises';

/** The server's own words for how far WhatsApp Web is. */
export const WHATSAPP_STATES = [
	'stopped',
	'starting',
	'qr',
	'authenticated',
	'ready',
	'auth_failure',
	'disconnected',
] as const;

/** @see WHATSAPP_STATES */
export type WhatsAppState = (typeof WHATSAPP_STATES)[number];

const POLL_MS = 500;
const NOT_READY = 'WhatsApp Web is not ready yet. Scan the QR code in Chrome, then retry.';

/** The Chrome behind the server. */
export class Connection {
	/** Moves only when it is set, but for a read that starts a stopped one. */
	state: WhatsAppState = 'ready';
	/** How long a call waits for `ready`; the real server waits 120 s. */
	readyWaitMs = 200;
	lastError: string | null = null;

	constructor(
		private readonly ownDigits: string,
		private readonly closing: AbortSignal,
	) {}

	/** Returns when WhatsApp is ready. Throws what the server answers otherwise, after the wait. */
	async ready(): Promise<void> {
		if (this.state === 'stopped') this.state = 'starting';
		const pollMs = Math.min(POLL_MS, this.readyWaitMs / 4);
		for (let waited = 0; this.state !== 'ready'; waited += pollMs) {
			if (waited >= this.readyWaitMs) throw new Error(NOT_READY);
			await sleep(pollMs, undefined, { signal: this.closing });
			// The server looks at this between polls only, so even this answer takes half a second.
			if (this.state === 'auth_failure') throw new Error(this.lastError ?? 'WhatsApp auth failed');
		}
	}

	/** The answer of `/api/status`. */
	status() {
		const ready = this.state === 'ready';
		return {
			state: this.state,
			ready,
			authenticated: ready,
			auth_dir: '/home/operator/whatsapp-api/.wwebjs_auth',
			chrome_executable: '/usr/bin/google-chrome',
			headless: true,
			has_qr: this.state === 'qr',
			last_error: this.lastError,
			account: ready
				? { wid: `${this.ownDigits}@c.us`, pushname: 'Ventas', platform: 'android' }
				: null,
		};
	}
}
