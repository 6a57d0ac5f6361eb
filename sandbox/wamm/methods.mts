import { channelItem, listItem, refuse, stateOf } from './answers.mts';
import type { Channel } from './channel.mts';
import type { WammMessage } from './message.mts';

/** What a method is asked with. */
export interface WammCall {
	/** The channel of the token. */
	readonly channel: Channel;
	readonly workspace: readonly Channel[];
	readonly args: Readonly<Record<string, string | undefined>>;
	readonly now: number;
}

/** One method of the API. */
export interface WammMethod {
	/** Parameters of the positional form, in their order. */
	readonly positional: readonly string[];
	/** Whether the parameters may come as a query too. */
	readonly inQuery: boolean;
	/** Whether it needs the channel's phone to be connected. */
	readonly needsPhone: boolean;
	readonly answer: (call: WammCall) => object;
}

const MAX_COUNT = 100;

/** The methods that read, by name. Checks run in the order of the vendor's error tables. */
export const METHODS: Readonly<Record<string, WammMethod>> = {
	msg_get: {
		positional: ['phone', 'col'],
		inQuery: true,
		needsPhone: true,
		answer: (call) => {
			if (!isCount(call.args.col)) return refuse('col fail or more 100');
			const address = call.channel.resolve(call.args.phone ?? '');
			if (address === undefined) return refuse('phone fail');
			return list(call, ({ chat }) => chat === address);
		},
	},
	msg_get_last: {
		positional: ['col'],
		inQuery: true,
		needsPhone: true,
		answer: (call) => {
			if (!isCount(call.args.col)) return refuse('col fail or more 100');
			const { from_me: wanted } = call.args;
			if (wanted !== '0' && wanted !== '1') return list(call, () => true);
			return list(call, ({ fromMe }) => fromMe === (wanted === '1'));
		},
	},
	msg_state: {
		positional: ['msg_id'],
		inQuery: true,
		needsPhone: true,
		answer: ({ channel, args, now }) => {
			const id = args.msg_id ?? '';
			if (!/^\d+$/.test(id)) return refuse('msg_id fail');
			const message = channel.find(id, now);
			return message ? { err: 0, msg_data: stateOf(message, now) } : refuse('msg not be');
		},
	},
	channel_list: {
		positional: ['filter'],
		inQuery: false,
		needsPhone: false,
		answer: ({ channel, workspace, args }) => {
			const passes = CHANNEL_FILTERS.get(args.filter ?? '');
			const data = passes ? workspace.filter((other) => passes(other, channel)) : [];
			return data.length > 0 ? { err: 0, data: data.map(channelItem) } : refuse('fail get data');
		},
	},
};

const CHANNEL_FILTERS = new Map<string, (channel: Channel, own: Channel) => boolean>(
	Object.entries({
		'': () => true,
		active: ({ payState }: Channel) => payState === 'active',
		archive: ({ payState }: Channel) => payState === 'archive',
		statusOff: ({ payState, state }: Channel) => payState === 'active' && state !== 'authorized',
		statusOn: ({ payState, state }: Channel) => payState === 'active' && state === 'authorized',
		one: (channel: Channel, own: Channel) => channel === own,
	}),
);

function isCount(col: string | undefined): boolean {
	return /^\d+$/.test(col ?? '') && Number(col) >= 1 && Number(col) <= MAX_COUNT;
}

function list({ channel, args, now }: WammCall, passes: (message: WammMessage) => boolean): object {
	const found = channel.newest(Number(args.col), now, passes);
	if (found.length === 0) return refuse('msgs not be');
	return { err: 0, msg_data: found.map((message) => listItem(channel, message, now)) };
}
