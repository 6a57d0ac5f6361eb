import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import type { Job, ListTask } from '../protocol.mts';

async function ask(
	host: IExecuteFunctions,
	url: string,
	headers: IDataObject = {},
): Promise<IDataObject> {
	const options = { url, headers, json: true, skipSslCertificateValidation: true };
	return (await host.helpers.httpRequest(options)) as IDataObject;
}

async function statuses(host: IExecuteFunctions, concurrency: number | null) {
	const rows: INodeExecutionData[] = [];
	const left = host.getInputData().keys();
	async function work(): Promise<void> {
		for (const item of left) {
			const json = await ask(host, String(host.getNodeParameter('url', item)));
			rows[item] = { json, pairedItem: { item } };
		}
	}
	await Promise.all(Array.from({ length: concurrency ?? 1 }, work));
	return rows;
}

async function list(host: IExecuteFunctions, baseUrl: string, { pages, apiKey, phone }: ListTask) {
	const rows: INodeExecutionData[] = [];
	for (let page = 0; page < pages; page += 1) {
		const query = page === 0 ? '' : `?page_number=${page}`;
		const url = `${baseUrl}/whatsapp/messages/${phone}${query}`;
		const { messages } = await ask(host, url, { 'x-user-api-key': apiKey });
		for (const json of messages as IDataObject[]) rows.push({ json, pairedItem: { item: 0 } });
	}
	return rows;
}

/** The least that a node can do: n8n's HTTP helper, so many at a time, and the answers as they are. */
export function helperNode({ task, baseUrls }: Job): INodeType {
	return {
		description: {
			displayName: 'Helper',
			name: 'helper',
			group: ['input'],
			version: 1,
			description: '',
			defaults: { name: 'Helper' },
			inputs: ['main'],
			outputs: ['main'],
			properties: [{ displayName: 'URL', name: 'url', type: 'string', default: '' }],
		},
		async execute(this: IExecuteFunctions) {
			if (task.kind === 'list') return [await list(this, baseUrls.twoChat, task)];
			return [await statuses(this, task.concurrency)];
		},
	};
}
