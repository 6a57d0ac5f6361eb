import { fateOf, inWords } from '../sending/course.mts';
import type { Outbox } from '../sending/outbox.mts';
import { refuse } from './answers.mts';
import type { WammCall, WammMethod } from './methods.mts';
import { SEEDED } from './seeded.mts';
import type { WammWebhooks } from './webhooks.mts';

const MAX_TEXT_LENGTH = 4_500;
const FIRST_ID = 6_000_001;
/** Seconds between queued messages that may be asked for; any other value is as good as none, which is a few seconds. */
const DELAYS: ReadonlySet<string> = new Set(['15', '20', '30', '45', '60', '120', '180']);

const STATES = {
	pending: 'sending',
	sent: 'sent',
	delivered: 'delivered',
	read: 'viewed',
	failed: 'not sent',
} as const;

/** `msg_to`: takes a message into the channel's queue and answers its id. */
export function sendingMethod(outbox: Outbox, webhooks: WammWebhooks): WammMethod {
	const checked = new Set<string>();
	let lastId = FIRST_ID - 1;

	/** The first message to some contacts only has them checked. */
	const isUnchecked = (address: string) => {
		if (!address.endsWith(SEEDED.uncheckedEnding) || checked.has(address)) return false;
		checked.add(address);
		return true;
	};

	const take = ({ channel, args, now }: WammCall, contact: string, text: string) => {
		const id = String((lastId += 1));
		const delay = DELAYS.has(args.delay ?? '') ? { apartMs: Number(args.delay) * 1_000 } : {};
		const course = outbox.take({ id, contact, text, mediaUrl: null }, { of: channel, ...delay });
		channel.addMessages([
			{
				id,
				chat: contact,
				fromMe: true,
				type: 'textMessage',
				text,
				link: null,
				...(args.quote_msg_id ? { quotedId: args.quote_msg_id } : {}),
				insertedAt: now,
				states: inWords(course, STATES),
			},
		]);
		void webhooks.tell(channel, id, 'msg', { fromApi: true });
		outbox.follow(course, () => void webhooks.tell(channel, id, 'msg_state'));
		return { err: 0, msg_id: Number(id) };
	};

	return {
		positional: ['phone', 'text'],
		inQuery: true,
		needsPhone: true,
		answer: (call) => {
			const { channel, args } = call;
			const isWhatsApp = channel.messenger === 'whatsapp';
			const address = channel.resolve(args.phone ?? '');
			if (address === undefined) return refuse('phone fail');
			const text = args.text ?? '';
			if (text.trim() === '') return refuse('text fail');
			if (text.length > MAX_TEXT_LENGTH) return refuse(`text fail, more ${MAX_TEXT_LENGTH}`);
			if (isUnchecked(address)) {
				return refuse(`phone not checked${isWhatsApp ? ' for WhatsApp' : ''}, please retry`);
			}
			if (fateOf(address) === 'noAccount') {
				return refuse(`no ${isWhatsApp ? 'WhatsApp' : 'Account'} on the number`);
			}
			return take(call, address, text);
		},
	};
}
