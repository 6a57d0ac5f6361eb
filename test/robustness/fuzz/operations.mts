import fc from 'fast-check';
import {
	lookupStatuses,
	type LocateBy,
	type MessageRecord,
	providers,
	readMessages,
	sendMessage,
	type StatusQuery,
	waitForStatuses,
	type ListOptions,
} from '../../../adapters/index.ts';
import type { Outside } from './outside.mts';

/** Something that a node asks of a provider. */
export interface Operation {
	readonly name: string;
	readonly provider: (typeof providers)[number];
	run(outside: Outside, options: ListOptions): Promise<readonly MessageRecord[]>;
}

const PHONE = '+52 55 1234 5678';
const SESSION_KEY = 'WW-WPN95841312-b54d-46e3-b0bc-6414f4a5296b-5215512345432@c.us';
const IDS = ['1234567', 'MSG8c39a0a9-01cf-46c9-ab46-3c0fb0477e99', '1234566'];

/** Wishes of every kind. */
export const wishes: fc.Arbitrary<ListOptions> = fc.record({
	limit: fc.constantFrom(1, 2, 50, 100, 1_000, Infinity),
	filter: fc.record({
		direction: fc.constantFrom(null, 'inbound', 'outbound'),
		sentAfter: fc.constantFrom(null, '2022-12-07T00:00:00.000Z', '2026-01-01T00:00:00.000Z'),
		sentBefore: fc.constantFrom(null, '2023-01-01T00:00:00.000Z'),
		types: fc.constantFrom([], ['text'], ['image', 'other']),
	}),
	order: fc.constantFrom('newestFirst', 'oldestFirst'),
	maxPages: fc.constantFrom(1, 3, 10),
	includeRaw: fc.boolean(),
});

function queriesOf({ definition, context }: Outside, locateBy: LocateBy): StatusQuery[] {
	const contact = definition.contact(PHONE, context.config);
	return IDS.map((messageId) => ({
		messageId: locateBy === 'messageId' ? messageId.replace(/\D/g, '').slice(0, 18) : messageId,
		locateBy,
		ownPhone: null,
		...(locateBy === 'phones' && { contact }),
		...(locateBy === 'sessionKey' && { sessionKey: SESSION_KEY }),
	}));
}

/** The answers that came; throws the first failure when none did. */
async function answered(answers: ReadonlyArray<Promise<MessageRecord>>): Promise<MessageRecord[]> {
	const settled = await Promise.allSettled(answers);
	const found = settled.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
	const failed = settled.find((each) => each.status === 'rejected');
	if (failed && found.length === 0) throw failed.reason;
	return found;
}

/** Reading conversations and lists. */
export const READING: readonly Operation[] = providers.flatMap((provider): Operation[] =>
	[PHONE, null].map((phone) => ({
		name: `${provider.id} ${phone === null ? 'all chats' : 'one chat'}`,
		provider,
		run: async ({ definition, context }, options) => {
			const contact = phone === null ? null : definition.contact(phone, context.config);
			return await readMessages(definition, context, { ownPhone: null, contact, options });
		},
	})),
);

/** Looking statuses up, with and without waiting. */
export const TRACKING: readonly Operation[] = providers
	.filter(({ status }) => status)
	.flatMap((provider) => (provider.capabilities.statusBy ?? []).map((by) => ({ provider, by })))
	.flatMap(({ provider, by }): Operation[] => [
		{
			name: `${provider.id} statuses by ${by}`,
			provider,
			run: async (outside, { includeRaw: combines }) => {
				const { definition, context } = outside;
				const queries = queriesOf(outside, by);
				const answers = lookupStatuses(definition, context, queries, combines);
				return await answered([...answers.values()]);
			},
		},
		{
			name: `${provider.id} waiting by ${by}`,
			provider,
			run: async (outside, { includeRaw: combines }) => {
				const { definition, context, clock } = outside;
				const queries = queriesOf(outside, by);
				const plan = {
					target: 'final',
					treatAsFinal: 'read',
					deadline: clock.now() + 60_000,
					intervalMs: 5_000,
				} as const;
				const answers = waitForStatuses(definition, context, queries, plan, combines);
				return await answered([...answers.values()]);
			},
		},
	]);

/** Sending to a contact with one spelling: each answer is about one message. */
export const SENDING: readonly Operation[] = providers
	.filter(({ send }) => send)
	.map((provider) => ({
		name: `${provider.id} sending`,
		provider,
		run: async ({ definition, context }) => [
			await sendMessage(definition, context, {
				ownPhone: null,
				contact: definition.contact('+79161234567', context.config),
				text: 'Hello',
				mediaUrl: null,
				delaySeconds: null,
				replyToMessageId: null,
			}),
		],
	}));

/** What triggers, credentials and lists of numbers ask. */
export const REGISTERING: readonly Operation[] = providers.flatMap((provider): Operation[] => [
	{
		name: `${provider.id} check`,
		provider,
		run: async ({ definition, context }) => {
			const { message } = await definition.check(context);
			expect(message).not.toBe('');
			await definition.ownNumbers?.(context);
			return [];
		},
	},
	...(provider.webhook
		? [
				{
					name: `${provider.id} webhook registration`,
					provider,
					run: async ({ definition, context }: Outside) => {
						const registration = definition.webhook?.registration;
						if (registration?.by === 'user') await registration.current?.(context);
						if (registration?.by !== 'api') return [];
						const url = 'https://n8n.example/webhook/1?key=k';
						const made = await registration.create(context, null, 'whatsapp.message.sent', url);
						await registration.list(context);
						await registration.remove(context, made.id);
						return [];
					},
				},
			]
		: []),
]);
