import { Agent, request } from 'undici';
import type { Job, ListTask, StatusTask } from '../protocol.mts';

type Row = Record<string, unknown>;

async function ask(url: string, dispatcher: Agent, headers: Record<string, string>): Promise<Row> {
	const { body } = await request(url, { dispatcher, headers });
	return JSON.parse(await body.text()) as Row;
}

async function statuses(job: Job, task: StatusTask): Promise<Row[]> {
	const { rows } = task;
	const concurrency = task.concurrency ?? 1;
	const connect = { rejectUnauthorized: false };
	const dispatcher = new Agent({ connections: concurrency, pipelining: 1, connect });
	const answers: Row[] = [];
	const left = rows.entries();
	async function work(): Promise<void> {
		for (const [index, { token, messageId }] of left) {
			const path = `msg_state/${encodeURIComponent(token)}/?msg_id=${messageId}`;
			answers[index] = await ask(`${job.baseUrls.wamm}/${path}`, dispatcher, {});
		}
	}
	await Promise.all(Array.from({ length: concurrency }, work));
	await dispatcher.close();
	return answers;
}

async function list(job: Job, { pages, apiKey, phone }: ListTask): Promise<Row[]> {
	const dispatcher = new Agent({ connections: 1, connect: { rejectUnauthorized: false } });
	const rows: Row[] = [];
	for (let page = 0; page < pages; page += 1) {
		const query = page === 0 ? '' : `?page_number=${page}`;
		const url = `${job.baseUrls.twoChat}/whatsapp/messages/${phone}${query}`;
		const { messages } = await ask(url, dispatcher, { 'x-user-api-key': apiKey });
		rows.push(...(messages as Row[]));
	}
	await dispatcher.close();
	return rows;
}

/** The least that can be done: undici with keep-alive, and JSON.parse. */
export function createRawRun(job: Job): () => Promise<{ rows: readonly Row[]; held: unknown }> {
	const { task } = job;
	return async () => {
		const rows = task.kind === 'list' ? await list(job, task) : await statuses(job, task);
		return { rows, held: rows };
	};
}
