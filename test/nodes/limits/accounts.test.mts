import { type IDataObject, UserError } from 'n8n-workflow';
import type { RecordedRequest, Sandbox } from '../../../sandbox/index.mts';
import { MemoryCredentials } from '../../support/engine/credentials.mts';
import { ask, NODE, type Question } from '../../support/sandbox/ask.mts';
import { expectNoSecrets } from '../../support/sandbox/secrets.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';

const KEYS = ['firstSecretKey01', 'secondSecretKey2'] as const;
const OWN = ['+34910000021', '+34910000022'] as const;
const CONTACT = '34612999888';
const SENT_AT = Date.UTC(2026, 4, 1);
/** Rows take turns with the two accounts; each row is asked for another thing. */
const ROWS = Array.from({ length: 60 }, (_, index) => ({
	key: KEYS[index % 2] ?? '',
	owner: `account ${index % 2}`,
	phone: `+${CONTACT}`,
	limit: 1 + Math.floor(index / 2),
	messageId: String(100 + Math.floor(index / 2)),
}));

/** Both accounts know the same contact and the same message ids, and have other texts and states. */
function fill({ wamm, twoChat }: Sandbox): void {
	for (const [index, key] of KEYS.entries()) {
		wamm.addChannel({
			token: key,
			phone: String(OWN[index]),
			messages: Array.from({ length: 30 }, (_, nth) => ({
				id: String(100 + nth),
				chat: CONTACT,
				fromMe: true,
				type: 'textMessage',
				text: `account ${index}`,
				link: null,
				insertedAt: SENT_AT + nth * 1_000,
				states: [{ at: null, value: index === 0 ? 'viewed' : 'failed' }],
			})),
		});
		twoChat.addAccount(key).addNumber({
			phone: String(OWN[index]),
			messages: Array.from({ length: 30 }, (_, nth) => ({
				uuid: `MSG${index}000000${nth}-0d8d-4aa5-b117-f9425b651400`,
				sentAt: SENT_AT + nth * 1_000,
				remoteId: `${CONTACT}@c.us`,
				remotePhone: `+${CONTACT}`,
				text: `account ${index}`,
				sentBy: 'api',
				acks: [{ at: SENT_AT, value: 1 }],
			})),
		});
	}
}

const byPhone = (credential: IDataObject, provider: 'wamm' | 'twoChat'): Question => ({
	node: 'getMessagesByPhone',
	provider,
	parameters: { phone: '={{ $json.phone }}', limit: '={{ $json.limit }}' },
	credential,
	items: ROWS,
});

describe('Two credentials, chosen by an expression for each row,', () => {
	const sandbox = useSandbox();

	it.each([
		['wamm', { token: '={{ $json.key }}' }, ({ path }: RecordedRequest) => path.split('/')[3]],
		[
			'twoChat',
			{ apiKey: '={{ $json.key }}' },
			({ headers }: RecordedRequest) => headers['x-user-api-key'],
		],
	] as const)('never mix on %s', async (provider, credential, keyOf) => {
		fill(sandbox());
		const run = await ask(sandbox(), byPhone(credential, provider));
		expect(run.error).toBeUndefined();
		const texts = run.items(NODE).map(({ json, pairedItem }) => [json.text, pairedItem]);
		expect(texts).toEqual(
			ROWS.flatMap(({ owner, limit }, item) =>
				Array.from({ length: limit }, () => [owner, { item }]),
			),
		);
		const { requests } = sandbox()[provider];
		expect(new Set(requests.map(keyOf))).toEqual(new Set(KEYS));
		for (const request of requests) {
			const account = KEYS.findIndex((key) => key === keyOf(request));
			const others = OWN.filter((_, index) => index !== account);
			expect(others.filter((own) => request.path.includes(own))).toEqual([]);
		}
		expectNoSecrets(run.outputs(NODE), KEYS);
	});

	it.each([true, false])('never mix when lookups are combined: %p', async (combineLookups) => {
		fill(sandbox());
		const run = await ask(sandbox(), {
			node: 'getMessageStatus',
			provider: 'wamm',
			parameters: { messageId: '={{ $json.messageId }}' },
			credential: { token: '={{ $json.key }}' },
			options: { combineLookups },
			items: ROWS,
		});
		expect(run.json(NODE).map(({ messageId, status }) => [messageId, status])).toEqual(
			ROWS.map(({ messageId, owner }) => [messageId, owner === 'account 0' ? 'read' : 'failed']),
		);
		expect(sandbox().wamm.requests).toHaveLength(combineLookups ? 2 : 60);
	});

	it('are read once for each row, those of the next rows meanwhile', async () => {
		fill(sandbox());
		let open = 0;
		let most = 0;
		const read = MemoryCredentials.prototype.getDecrypted;
		const reading = jest
			.spyOn(MemoryCredentials.prototype, 'getDecrypted')
			.mockImplementation(async function (this: MemoryCredentials, ...args) {
				most = Math.max(most, (open += 1));
				return await read.apply(this, args).finally(() => (open -= 1));
			});
		const run = await ask(sandbox(), byPhone({ token: '={{ $json.key }}' }, 'wamm'));
		const indexes = reading.mock.calls.map(([, , , , , , values]) => values?.itemIndex);
		reading.mockRestore();
		expect(run.error).toBeUndefined();
		expect(indexes).toEqual(ROWS.map((_, index) => index));
		expect(most).toBe(32);
	});

	it.each(['continueErrorOutput', 'stopWorkflow'] as const)(
		'fail the rows alone whose own can’t be read, though those are read ahead: %s',
		async (onError) => {
			fill(sandbox());
			const read = MemoryCredentials.prototype.getDecrypted;
			const unhandled: unknown[] = [];
			const note = (reason: unknown) => void unhandled.push(reason);
			process.on('unhandledRejection', note);
			const reading = jest
				.spyOn(MemoryCredentials.prototype, 'getDecrypted')
				.mockImplementation(async function (this: MemoryCredentials, ...args) {
					const { itemIndex = 0 } = args[6] ?? {};
					if (itemIndex % 2 === 1) throw new UserError(`No credential ${itemIndex}`);
					return await read.apply(this, args);
				});
			const run = await ask(sandbox(), {
				...byPhone({ token: '={{ $json.key }}' }, 'wamm'),
				onError,
			});
			await new Promise(setImmediate);
			reading.mockRestore();
			process.off('unhandledRejection', note);
			expect(unhandled).toEqual([]);
			if (onError === 'stopWorkflow') {
				expect(run.error?.message).toBe('No credential 1');
				return;
			}
			expect(new Set(run.json(NODE, 0).map(({ owner, text }) => owner ?? text))).toEqual(
				new Set(['account 0']),
			);
			expect(run.json(NODE, 1).map(({ owner, error }) => [owner, error])).toEqual(
				ROWS.flatMap(({ owner }, index) =>
					index % 2 === 1 ? [[owner, `No credential ${index}`]] : [],
				),
			);
		},
	);

	it('fail alone when one key is wrong: the rows of the other get their answers', async () => {
		fill(sandbox());
		sandbox().wamm.channels.delete(KEYS[1]);
		const question = byPhone({ token: '={{ $json.key }}' }, 'wamm');
		const run = await ask(sandbox(), { ...question, onError: 'continueErrorOutput' });
		const answered = run.items(NODE, 0).map(({ json }) => json.text);
		expect(new Set(answered)).toEqual(new Set(['account 0']));
		expect(run.json(NODE, 1).map(({ owner }) => owner)).toEqual(
			Array.from({ length: 30 }, () => 'account 1'),
		);
		const refused = sandbox().wamm.requests.filter(({ path }) => path.includes(KEYS[1]));
		expect(refused.length).toBeLessThanOrEqual(8);
	});

	it('reach two servers with their own headers on whatsappApi', async () => {
		const { whatsappApi, control } = sandbox();
		const items = [
			{ host: whatsappApi.baseUrl, secret: KEYS[0] },
			{ host: control.origin, secret: KEYS[1] },
			{ host: whatsappApi.baseUrl, secret: KEYS[1] },
		];
		const run = await ask(sandbox(), {
			node: 'getMessagesByPhone',
			provider: 'whatsappApi',
			parameters: { limit: 1 },
			credential: { baseUrl: '={{ $json.host }}', headerSecret: '={{ $json.secret }}' },
			items,
			onError: 'continueErrorOutput',
		});
		expect(run.items(NODE, 0).map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 2 },
		]);
		expect(run.json(NODE, 1)).toMatchObject([{ details: { httpStatus: 404 } }]);
		const secrets = whatsappApi.requests.map(({ headers }) => headers['x-proxy-key']);
		expect(secrets.toSorted()).toEqual([KEYS[0], KEYS[0], KEYS[1], KEYS[1]]);
	});
});
