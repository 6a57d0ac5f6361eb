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

/** What WhatsApp Web tells the server, each of which becomes its state. */
export type WhatsAppEvent = Exclude<WhatsAppState, 'stopped' | 'starting'>;

/** How a freshly started server gets into a state. */
const WAYS: Readonly<Record<WhatsAppState, readonly WhatsAppEvent[]>> = {
	stopped: [],
	starting: [],
	qr: ['qr'],
	authenticated: ['qr', 'authenticated'],
	ready: ['qr', 'authenticated', 'ready'],
	auth_failure: ['auth_failure'],
	disconnected: ['qr', 'authenticated', 'ready', 'disconnected'],
};
const POLL_MS = 500;
const NOT_READY = 'WhatsApp Web is not ready yet. Scan the QR code in Chrome, then retry.';

/** The Chrome behind the server. */
export class Connection {
	/** How long a call waits for `ready`; the real server waits 120 s. */
	readyWaitMs = 200;
	#state: WhatsAppState = 'stopped';
	/** Not the same as the state: later events leave it as it is. */
	#isReady = false;
	#hasQr = false;
	#hasAccount = false;
	#lastError: string | null = null;

	constructor(
		private readonly ownDigits: string,
		private readonly closing: AbortSignal,
	) {
		this.state = 'ready';
	}

	get state(): WhatsAppState {
		return this.#state;
	}

	/** Restarts the server and goes the usual way to this state; then nothing moves by itself. */
	set state(state: WhatsAppState) {
		this.#forget();
		this.#lastError = null;
		if (state !== 'stopped') this.start();
		for (const event of WAYS[state]) this.happens(event);
	}

	get isReady(): boolean {
		return this.#isReady;
	}

	get hasQr(): boolean {
		return this.#hasQr;
	}

	/** Lets WhatsApp Web tell something, with a reason where it is bad news. */
	happens(event: WhatsAppEvent, reason: string | null = null): void {
		this.#state = event;
		if (event === 'qr') this.#hasQr = true;
		if (event === 'ready') {
			this.#isReady = true;
			this.#hasQr = false;
			this.#hasAccount = true;
		}
		if (event === 'disconnected') this.#hasAccount = false;
		if (event === 'auth_failure' || event === 'disconnected') {
			this.#isReady = false;
			this.#lastError = reason;
		}
	}

	/** Launches Chrome, once; a lost one isn't launched again. */
	start(): void {
		if (this.#state === 'stopped') this.#state = 'starting';
	}

	/** Throws what the server answers when Chrome is gone already. */
	logOut(): void {
		if (this.#state === 'disconnected') {
			throw new Error('Protocol error (Runtime.callFunctionOn): Target closed.');
		}
		this.#forget();
	}

	/** Returns when WhatsApp is ready. Throws what the server answers otherwise, after the wait. */
	async ready(): Promise<void> {
		this.start();
		const pollMs = Math.min(POLL_MS, this.readyWaitMs / 4);
		for (let waited = 0; !this.#isReady; waited += pollMs) {
			if (waited >= this.readyWaitMs) throw new Error(NOT_READY);
			await sleep(pollMs, undefined, { signal: this.closing });
			// The server looks at this between polls only, so even this answer takes half a second.
			if (this.#state === 'auth_failure')
				throw new Error(this.#lastError ?? 'WhatsApp auth failed');
		}
	}

	/** The answer of `/api/status`. */
	status() {
		return {
			state: this.#state,
			ready: this.#isReady,
			authenticated: this.#isReady,
			auth_dir: '/home/operator/whatsapp-api/.wwebjs_auth',
			chrome_executable: '/usr/bin/google-chrome',
			headless: true,
			has_qr: this.#hasQr,
			last_error: this.#lastError,
			account: this.#hasAccount
				? { wid: `${this.ownDigits}@c.us`, pushname: 'Ventas', platform: 'android' }
				: null,
		};
	}

	#forget(): void {
		this.#state = 'stopped';
		this.#isReady = false;
		this.#hasQr = false;
		this.#hasAccount = false;
	}
}
