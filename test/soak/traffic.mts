import { setTimeout as sleep } from 'node:timers/promises';
import {
	openClient,
	type ProviderDefinition,
	registry,
	sendMessage,
} from '../../adapters/index.ts';
import { type ProviderId, providerOf, type Sandbox } from '../../sandbox/index.mts';
import { createUndiciTransport } from '../../tools/undiciTransport.mts';
import { arrive, idOf } from '../nodes/triggers/arrivals.mts';
import { credentialOf } from './workflows.mts';

const PAUSE_MS = 5_000;
const TIMEOUT_MS = 30_000;
const FIRST = 100_000;
/** One in so many deliveries that were taken is sent once more. */
const REPEATED = 5;
/** The last digits decide what becomes of a message: most are read, some only delivered, some fail. */
const ENDINGS = ['0100', '0101', '0001', '0102', '0103', '0002'];

/** What happens at one provider: contacts write, and we do. */
export class Traffic {
	/** The ids of what contacts wrote. */
	readonly arrived: string[] = [];
	readonly #ending = new AbortController();
	#running: Promise<void> = Promise.resolve();

	/** @param callback where statuses are told, for a credential that says it. */
	constructor(
		private readonly sandbox: Sandbox,
		private readonly provider: ProviderId,
		private readonly callback: string,
	) {}

	start(): void {
		this.#running = this.#run();
	}

	async stop(): Promise<void> {
		this.#ending.abort();
		await this.#running;
	}

	async #run(): Promise<void> {
		const { signal } = this.#ending;
		for (let nth = 0; !signal.aborted; nth += 1) {
			if (nth % 2 === 0) this.#receive(nth);
			else await this.#send(nth);
			if (nth % REPEATED === 0) this.#repeat();
			await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
		}
	}

	/** A contact writes. */
	#receive(nth: number): void {
		const { sandbox, provider } = this;
		const id = idOf(provider, FIRST + nth);
		arrive(sandbox, provider, { id });
		this.arrived.push(id);
		void providerOf(provider).telling?.tell(sandbox[provider], id);
	}

	/** We write; what the provider has taken is in its outbox, also where a fault hides it. */
	async #send(nth: number): Promise<void> {
		const { sandbox, provider, callback } = this;
		const definition: ProviderDefinition<unknown> = registry[provider];
		if (!definition.send) return;
		const credential = credentialOf({ sandbox, provider }, callback);
		const transport = createUndiciTransport(definition, credential);
		const signal = AbortSignal.timeout(TIMEOUT_MS);
		const client = openClient(definition, credential, {
			transport,
			clock: {
				now: Date.now,
				sleep: async (ms) => await sleep(ms, undefined, { signal }),
				random: Math.random,
			},
			signal,
			timeoutMs: TIMEOUT_MS,
			deadlineAt: Date.now() + TIMEOUT_MS,
			concurrency: null,
			addHint: () => {},
		});
		const ending = ENDINGS[Math.floor(nth / 2) % ENDINGS.length];
		const contact = definition.contact(`+7916100${ending}`, client.config);
		const ownPhone = providerOf(provider).accountPhone ?? null;
		const rest = { text: `Letter ${nth}`, mediaUrl: null, delaySeconds: null };
		const message = { ownPhone, contact, ...rest, replyToMessageId: null };
		await sendMessage(definition, client, message).catch(() => undefined);
		await transport.close();
	}

	/** The provider sends what it has told already, as after an answer that came late. */
	#repeat(): void {
		const sender = providerOf(this.provider).telling?.webhookSender(this.sandbox[this.provider]);
		const taken = sender?.deliveries.findLast(({ attempts }) => attempts.at(-1)?.status === 200);
		if (!sender || !taken) return;
		const { attempts: _attempts, ...request } = taken;
		void sender.deliver(request);
	}
}
