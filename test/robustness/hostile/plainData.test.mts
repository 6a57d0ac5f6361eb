import { HOSTILE_TEXTS } from '../../../sandbox/data/texts.mts';
import { NODE, workflowOf } from '../../support/sandbox/ask.mts';
import { PROVIDERS } from '../../support/sandbox/providers.mts';
import { useSandbox } from '../../support/sandbox/useSandbox.mts';
import { runWorkflow } from '../../support/engine/engine.mts';
import { eachValue } from '../sweep/shapes.mts';

const TEXTS = [
	...HOSTILE_TEXTS,
	'\u001b[2J\u001b]0;owned\u0007 ANSI',
	'{{ $json.constructor.constructor("return process")() }}',
	'={{ $env.SECRET }}',
	'<img src=x onerror=alert(1)>',
	'javascript:alert(1)',
] as const;
const NAMES =
	/\.(chat_name|msg_text|first_name|text|name|body|conversation|caption|title|displayName|pushName)$/;
const CONTROL = /[\p{Cc}\p{Cf}]/u;

/** Every text that people write, one hostile one after the other. */
function hostile(answer: unknown): unknown {
	let turn = 0;
	return eachValue(answer, (value, path) =>
		NAMES.test(path) && value !== undefined ? TEXTS[(turn += 1) % TEXTS.length] : value,
	);
}

describe('what people write', () => {
	const sandbox = useSandbox();

	it.each(PROVIDERS)('on %s stays data, in items and in the nodes behind', async (provider) => {
		sandbox()[provider].faults.add({ fault: { kind: 'mutate', mutate: hostile } });
		const parameters = { limit: 60 };
		const spec = workflowOf(sandbox(), { node: 'listAllMessages', provider, parameters });
		const behind = {
			name: 'Behind',
			type: 'listAllMessages',
			onError: 'continueRegularOutput' as const,
			parameters: { provider, limit: '={{ $json.text }}', options: {} },
			credentials: spec.nodes[0]?.credentials ?? {},
		};
		const run = await runWorkflow({ ...spec, nodes: [...spec.nodes, behind] });
		const texts = run.json(NODE).flatMap(({ text }) => text ?? []);
		const known: readonly unknown[] = TEXTS;
		expect(texts.length).toBeGreaterThan(20);
		expect(texts.filter((text) => !known.includes(text))).toEqual([]);
		expect(new Set(texts).size).toBeGreaterThan(10);
		const refusals = run.json('Behind').map(({ error }) => String(error));
		expect(refusals).toHaveLength(run.json(NODE).length);
		for (const refusal of refusals) {
			expect(refusal).toMatch(/^Limit is /);
			expect(refusal).not.toMatch(/[<>]/);
			expect(refusal).not.toMatch(CONTROL);
		}
	});

	it.each(PROVIDERS)('on %s is harmless in hints and failures', async (provider) => {
		const said = TEXTS.join(' ').slice(0, 1_000);
		const body = { err: said, error: { message: said }, error_message: said };
		const state = (answer: unknown) =>
			eachValue(answer, (value, path) => (/\.(state|wa_msg_ack)$/.test(path) ? said : value));
		const question = {
			node: 'listAllMessages',
			provider,
			onError: 'continueRegularOutput',
		} as const;
		sandbox()[provider].faults.add({ times: 1, fault: { kind: 'status', code: 500, body } });
		sandbox()[provider].faults.add({ fault: { kind: 'mutate', mutate: state } });
		const failed = await runWorkflow(workflowOf(sandbox(), question));
		const hinted = await runWorkflow(workflowOf(sandbox(), question));
		const [row] = failed.json(NODE);
		const shown = [
			...hinted.hints(NODE).map(({ message }) => message),
			...hinted.json(NODE).flatMap(({ error, message }) => [error, message].filter(Boolean)),
			row?.error,
			row?.message,
			(row?.details as { providerCode?: string } | undefined)?.providerCode ?? '',
		].join('\n');
		expect(shown.replaceAll('\n', ' ')).not.toMatch(/[<>]/);
		expect(shown.replaceAll('\n', ' ')).not.toMatch(CONTROL);
		expect(String(row?.message).length).toBeLessThan(700);
	});
});
