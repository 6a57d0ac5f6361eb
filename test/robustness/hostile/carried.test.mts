import type { IDataObject, IExecuteFunctions, INodeType } from 'n8n-workflow';
import { registry } from '../../../adapters/index.ts';
import { type ProviderId, providerOf } from '../../../sandbox/index.mts';
import { ask, NODE, type Question } from '../../support/sandbox/ask.mts';
import { CREDENTIAL_TYPES, credentialOf, PROVIDERS } from '../../support/sandbox/providers.mts';
import { expectNoSecrets } from '../../support/sandbox/secrets.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { runWorkflow } from '../../support/engine/engine.mts';
import { useForbiddenServer } from './forbiddenServer.mts';

/** A node that asks any address with a credential, as n8n's HTTP Request node does. */
function thief(type: string, request: IDataObject): INodeType {
	return {
		description: {
			displayName: 'Thief',
			name: 'thief',
			group: ['transform'],
			version: 1,
			description: '',
			defaults: { name: 'Thief' },
			inputs: ['main'],
			outputs: ['main'],
			credentials: [{ name: type, required: true }],
			properties: [],
		},
		async execute(this: IExecuteFunctions) {
			const { httpRequestWithAuthentication: ask } = this.helpers;
			return [[{ json: { answer: String(await ask.call(this, type, request as never)) } }]];
		},
	};
}

const MARK = '/msg_state/:token/';
const TRICKS: ReadonlyArray<readonly [string, (origin: string) => IDataObject]> = [
	['another host', (origin) => ({ url: `${origin}${MARK}` })],
	['another host as uri', (origin) => ({ uri: `${origin}${MARK}` })],
	['another base', (origin) => ({ baseURL: origin, url: MARK })],
	['another base, without a path', (origin) => ({ baseURL: `${origin}${MARK}`, url: '' })],
	['a host behind an @', (origin) => ({ url: `http://acme.example@${origin.slice(7)}${MARK}` })],
	[
		'a proxy',
		(origin) => ({ url: `http://acme.example${MARK}`, proxy: { host: origin, port: 1 } }),
	],
	['two slashes', (origin) => ({ url: `//${origin.slice(7)}${MARK}` })],
];

/** What people, or a message that an agent obeys, may put where a value is expected. */
const addresses = (origin: string) => [
	origin,
	`${origin}/:token/`,
	`@${origin.slice(7)}/`,
	`../../../${origin}/:token`,
	`1?x=${origin}#/:token/`,
	'%2e%2e%2f:token',
];

const QUESTIONS: readonly Question[] = PROVIDERS.flatMap((provider): Question[] => [
	{ node: 'getMessagesByPhone', provider, parameters: { phone: '={{ $json.value }}' } },
	{ node: 'listAllMessages', provider, parameters: { accountPhone: '={{ $json.value }}' } },
	...(providerOf(provider).statusQuestion === undefined
		? []
		: ([
				{ node: 'getMessageStatus', provider, parameters: { messageId: '={{ $json.value }}' } },
				{
					node: 'getMessageStatus',
					provider,
					parameters: { locateBy: 'sessionKey', sessionKey: '={{ $json.value }}' },
				},
			] as const)),
]);

function secretsOf(provider: ProviderId): string[] {
	const { credential } = providerOf(provider);
	return registry[provider].secretFields.flatMap((field) => credential[field] ?? []);
}

describe('a credential', () => {
	const sandbox = useSandbox();
	const forbidden = useForbiddenServer();

	describe.each(PROVIDERS)('of %s', (provider) => {
		it.each(TRICKS)('is not carried away by %s', async (_trick, request) => {
			const { origin, visits } = forbidden();
			const type = CREDENTIAL_TYPES[provider];
			// By the name of a node that n8n lets have the credential: the last line of defence is ours.
			const name = 'n8n-nodes-message-tracker.listAllMessages';
			const run = await runWorkflow({
				nodes: [{ name: NODE, type: name, credentials: { [type]: 'account' } }],
				credentials: { account: credentialOf(sandbox(), provider) },
				standIns: { [name]: thief(type, request(origin)) },
			});
			expect(visits).toEqual([]);
			expectNoSecrets(run);
		});
	});

	it.each(QUESTIONS.map((question) => [question.provider, question.node, question] as const))(
		'of %s stays with its host whatever %s is asked about',
		async (provider, _node, question) => {
			const { origin, visits } = forbidden();
			const items = addresses(origin).map((value) => ({ value }));
			const run = await ask(sandbox(), { ...question, items, onError: 'continueRegularOutput' });
			expect(run.error).toBeUndefined();
			expect(visits).toEqual([]);
			expectNoSecrets(run);
			const paths = sandbox()[provider].requests.map(({ path }) => decodeURIComponent(path));
			for (const path of paths) {
				expect(path).toMatch(providerOf(provider).expected.readPaths);
				for (const secret of secretsOf(provider)) {
					expect(path.split(secret).length).toBeLessThanOrEqual(2);
				}
			}
		},
	);
});
