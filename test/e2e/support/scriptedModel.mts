import { fastify } from 'fastify';

/** What the agent has said to the model, as OpenAI's chat completions have it. */
export interface ModelRequest {
	readonly messages: ReadonlyArray<{ readonly role: string; readonly content: unknown }>;
	readonly tools?: ReadonlyArray<{
		readonly function: { name: string; description: string; parameters: object };
	}>;
}

/** Stands in for a language model: calls the first tool it is offered, and then repeats what that gave. */
export interface ScriptedModel {
	readonly baseUrl: string;
	readonly requests: readonly ModelRequest[];
	close(): Promise<void>;
}

/** Starts it; `toolArguments` is what the tool is called with. */
export async function startScriptedModel(toolArguments: object): Promise<ScriptedModel> {
	const requests: ModelRequest[] = [];
	const app = fastify({ forceCloseConnections: true });
	app.post<{ Body: ModelRequest & { stream?: boolean } }>(
		'/v1/chat/completions',
		({ body }, reply) => {
			requests.push(body);
			const answer = body.messages.findLast(({ role }) => role === 'tool');
			const tool = body.tools?.[0]?.function.name;
			const call = {
				id: 'call_1',
				type: 'function',
				function: { name: tool, arguments: JSON.stringify(toolArguments) },
			};
			const message = answer
				? { role: 'assistant', content: `The tool says: ${JSON.stringify(answer.content)}` }
				: { role: 'assistant', content: null, tool_calls: [call] };
			return reply.send({
				id: `chatcmpl-${requests.length}`,
				object: 'chat.completion',
				created: 1,
				model: 'scripted',
				choices: [{ index: 0, message, finish_reason: answer ? 'stop' : 'tool_calls' }],
				usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
			});
		},
	);
	app.get('/v1/models', (_request, reply) => reply.send({ data: [{ id: 'scripted' }] }));
	const origin = await app.listen({ host: '127.0.0.1', port: 0 });
	return { baseUrl: `${origin}/v1`, requests, close: async () => await app.close() };
}
