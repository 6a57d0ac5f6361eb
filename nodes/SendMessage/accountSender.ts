import {
	createMessage,
	type MessageRecord,
	Pace,
	ProviderError,
	InputError,
	sendMessage,
	uncertain,
	unsentAfter,
} from '../../adapters';
import type { Ledger, Outcome } from './ledger';
import type { SendOnce } from './sendOnce';
import type { SendRequest } from './sendRequest';

/** A message that was sent, now or, with the same key, before. */
export interface Sent {
	readonly record: MessageRecord;
	readonly wasSentBefore: boolean;
}

/** What all items of a run share. */
export interface Shared {
	readonly ledger: Ledger;
	readonly once: SendOnce;
	/** What becomes of the messages with a key. */
	readonly byKey: Map<string, Promise<Sent>>;
}

/** After these no further message of the account goes out. */
const ENDINGS = ['auth', 'quota', 'notConnected'];

/** What is known of a message that was sent in another execution. */
function formerMessage({ definition, message }: SendRequest): MessageRecord {
	const { contact, ownPhone, text, mediaUrl } = message;
	const [address] = contact.variants;
	const isPhone = contact.kind === 'phone';
	const known = createMessage(definition.id, {
		direction: 'outbound',
		phone: isPhone ? address : null,
		text,
		mediaUrl,
		chatId: isPhone ? null : address,
		accountPhone: ownPhone,
	});
	return { message: known, raw: {} };
}

/** As it came out before; throws where nobody knows whether it was sent. */
function replay(outcome: Outcome, { definition: { id: provider } }: SendRequest): Sent {
	if (outcome.state === 'sent') return { record: outcome.record, wasSentBefore: false };
	if (outcome.state === 'uncertain') throw new ProviderError(outcome.failure);
	throw uncertain('The execution ended while the message was on its way.', { provider });
}

/** Whether a failure leaves open if the message was sent: that of nobody is a mistake of this package, or a cancel. */
function isOpen(error: unknown): boolean {
	if (ProviderError.isInstance(error)) return error.category === 'uncertain';
	return !InputError.isInstance(error);
}

/** Sends the messages of one account, which are handed to it one after the other, in their order. */
export class AccountSender {
	readonly #shared: Shared;
	readonly #pace: Pace;
	#ending: ProviderError | null = null;

	constructor(shared: Shared, { client: { clock } }: SendRequest) {
		this.#shared = shared;
		this.#pace = new Pace(clock, shared.ledger.lastStart);
	}

	/** Throws where it was not sent, or may have been. */
	async send(request: SendRequest): Promise<Sent> {
		const { onceKey } = request;
		if (onceKey === null) return await this.#sendOrReplay(request);
		const { byKey } = this.#shared;
		const twin = await byKey.get(onceKey)?.catch((error: unknown) => {
			if (isOpen(error)) throw error;
		});
		if (twin) return { ...twin, wasSentBefore: true };
		const sending = this.#sendOrReplay(request);
		byKey.set(onceKey, sending);
		return await sending;
	}

	async #sendOrReplay(request: SendRequest): Promise<Sent> {
		const known = this.#shared.ledger.outcomeOf(request);
		if (known) return replay(known, request);
		if (this.#ending) throw unsentAfter(this.#ending);
		await this.#pace.turn(request.pauseMs);
		if (!(await this.#isNew(request))) {
			return { record: formerMessage(request), wasSentBefore: true };
		}
		return { record: await this.#sendNow(request), wasSentBefore: false };
	}

	async #isNew({ onceKey, client }: SendRequest): Promise<boolean> {
		if (onceKey === null || (await this.#shared.once.take(onceKey))) return true;
		client.addHint({ code: 'sentBefore' });
		return false;
	}

	async #sendNow(request: SendRequest): Promise<MessageRecord> {
		const { definition, client, message } = request;
		const { ledger } = this.#shared;
		ledger.record(request, { state: 'begun' });
		this.#pace.recordStart();
		ledger.lastStart = this.#pace.begunAt;
		return await sendMessage(definition, client, message).then(
			(record) => {
				ledger.record(request, { state: 'sent', record });
				return record;
			},
			async (error: unknown) => {
				await this.#recordFailure(request, error);
				throw error;
			},
		);
	}

	async #recordFailure(request: SendRequest, error: unknown): Promise<void> {
		const { ledger, once } = this.#shared;
		const failure = ProviderError.isInstance(error) ? error : null;
		if (failure && ENDINGS.includes(failure.category)) this.#ending = failure;
		if (isOpen(error)) {
			if (failure) ledger.record(request, { state: 'uncertain', failure: failure.toFailure() });
			return;
		}
		ledger.record(request, null);
		if (request.onceKey !== null) await once.release(request.onceKey);
	}
}
