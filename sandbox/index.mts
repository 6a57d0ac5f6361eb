import { createClock, DEFAULT_NOW, type Clock } from './clock.mts';
import { startControl } from './control.mts';
import { SEEDED } from './seeded.mts';
import { TwoChatSandbox } from './twoChat/sandbox.mts';
import { seedTwoChat } from './twoChat/seed.mts';
import { WammSandbox } from './wamm/sandbox.mts';
import { seedWamm } from './wamm/seed.mts';
import { WhatsAppApiSandbox } from './whatsappApi/sandbox.mts';
import { seedWhatsAppApi } from './whatsappApi/seed.mts';

export { SEEDED };
export type { Fault, FaultRule } from './faults/fault.mts';
export type { RecordedRequest } from './server/traffic.mts';
export type { TwoChatMessage } from './twoChat/message.mts';
export { generateWammMessages } from './wamm/generate.mts';
export type { WammMessage } from './wamm/message.mts';
export type { Delivery, Letter } from './webhooks/courier.mts';
export { withMischief } from './webhooks/mischief.mts';
export type { WhatsAppMessage } from './whatsappApi/chat.mts';

/** How to start; everything has a default. */
export interface SandboxOptions {
	readonly seed?: number;
	/** Free ones where absent. */
	readonly ports?: Partial<Record<'wamm' | 'twoChat' | 'whatsappApi' | 'control', number>>;
	/** About how many messages each provider's main account has; default 400. */
	readonly messages?: number;
	/** Epoch milliseconds that the data is relative to; default 2026-06-01T12:00:00Z. */
	readonly now?: number;
	/** Whether the data's clock goes on by itself; otherwise it stands until it is moved. */
	readonly runningClock?: boolean;
}

/** The three providers, each on an origin of its own. */
export interface Sandbox {
	readonly wamm: WammSandbox;
	readonly twoChat: TwoChatSandbox;
	readonly whatsappApi: WhatsAppApiSandbox;
	/** The same for other processes. */
	readonly control: { readonly origin: string };
	/** The present of the data: what is there, and how far it got. */
	readonly clock: Clock;
	/** Base URLs and seeded credentials, fit for JSON. */
	describe(): object;
	/** Ends everything, open connections too. */
	close(): Promise<void>;
}

/** Starts the providers on loopback, filled with data that depends on the options only. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { seed = 1, ports = {}, messages = 400, now = DEFAULT_NOW } = options;
	const clock = createClock(now, options.runningClock);
	const wamm = new WammSandbox(clock);
	const twoChat = new TwoChatSandbox(clock, seed);
	const whatsappApi = new WhatsAppApiSandbox(clock);
	seedWamm(wamm, seed, now, messages);
	seedTwoChat(twoChat, seed, now, messages);
	seedWhatsAppApi(whatsappApi, seed, now, messages);

	const providers = { wamm, twoChat, whatsappApi };
	const describe = () => ({
		baseUrls: {
			wamm: wamm.baseUrl,
			twoChat: twoChat.baseUrl,
			whatsappApi: whatsappApi.baseUrl,
		},
		seeded: SEEDED,
	});
	const running: Array<{ close(): Promise<void> }> = Object.values(providers);
	const close = async () => {
		await Promise.all(running.map((server) => server.close()));
	};
	try {
		await wamm.listen(ports.wamm);
		await twoChat.listen(ports.twoChat);
		await whatsappApi.listen(ports.whatsappApi);
		const control = await startControl({ providers, describe }, ports.control);
		running.push(control);
		return { ...providers, control, clock, describe, close };
	} catch (error) {
		await close();
		throw error;
	}
}
