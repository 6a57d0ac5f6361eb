import { WebSocket } from 'undici';

/** What makes a Node process listen to `heapOf`. */
export const INSPECTED = { NODE_OPTIONS: '--inspect=127.0.0.1:0' };

interface Reply {
	readonly id?: number;
	readonly result?: { readonly usedSize?: number };
}

/** Bytes of heap that a process uses after a full garbage collection; `log` is what it has said so far. */
export async function heapOf(log: string): Promise<number> {
	const url = /Debugger listening on (ws:\S+)/.exec(log)?.[1];
	if (!url) throw new Error('The process does not listen to an inspector');
	const socket = new WebSocket(url);
	await new Promise((resolve, reject) => {
		socket.addEventListener('open', resolve);
		socket.addEventListener('error', reject);
	});
	let count = 0;
	const ask = async (method: string): Promise<Reply> => {
		const id = (count += 1);
		return await new Promise((resolve) => {
			const listen = ({ data }: { data: unknown }) => {
				const reply = JSON.parse(String(data)) as Reply;
				if (reply.id !== id) return;
				socket.removeEventListener('message', listen);
				resolve(reply);
			};
			socket.addEventListener('message', listen);
			socket.send(JSON.stringify({ id, method }));
		});
	};
	await ask('HeapProfiler.enable');
	await ask('HeapProfiler.collectGarbage');
	await ask('HeapProfiler.collectGarbage');
	const { result } = await ask('Runtime.getHeapUsage');
	socket.close();
	if (result?.usedSize === undefined) throw new Error('The inspector tells no size');
	return result.usedSize;
}
