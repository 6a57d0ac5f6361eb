import { SEEDED } from './seeded.mts';
import { emptyChat, type WhatsAppChat } from './chat.mts';

const ID = `${SEEDED.exampleDigits}@c.us`;

/** The chat of the vendor's example. */
export const EXAMPLE_CHAT: WhatsAppChat = {
	...emptyChat(ID, 'Alice'),
	messages: [
		{
			id: 'true_me@c.us_AA11BB22CC33DD44EE55',
			from: 'me@c.us',
			to: ID,
			author: null,
			from_me: true,
			type: 'chat',
			body: 'Hey Alice, just checking in!',
			timestamp: 1_717_249_200,
			has_media: false,
		},
		{
			id: `true_${ID}_FF66GG77HH88II99JJ00`,
			from: ID,
			to: 'me@c.us',
			author: null,
			from_me: false,
			type: 'image',
			body: 'Check out this photo',
			timestamp: 1_717_250_100,
			has_media: true,
		},
		{
			id: `true_${ID}_3EB0C767D97B2C123456`,
			from: ID,
			to: 'me@c.us',
			author: null,
			from_me: false,
			type: 'chat',
			body: 'Are you free tomorrow?',
			timestamp: 1_717_250_585,
			has_media: false,
		},
	],
};
