import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { SEEDED, startSandbox } from '../../sandbox/index.mts';
import { ask } from './ask.mts';

const MAIN = path.resolve('sandbox/main.mts');

describe('startSandbox', () => {
	it('gives the same data for the same seed, and other data for another', async () => {
		const fingerprint = async (seed: number) => {
			const sandbox = await startSandbox({ seed, messages: 100 });
			const { wamm, twoChat, whatsappApi } = sandbox;
			const headers = { 'X-User-API-Key': SEEDED.twoChat.largeApiKey };
			const answers = await Promise.all([
				ask(
					`${wamm.baseUrl}/msg_get/${SEEDED.wamm.token}/${SEEDED.contacts.maria.whatsAppDigits}/100`,
				),
				ask(`${twoChat.baseUrl}/whatsapp/messages/${SEEDED.twoChat.largePhone}`, { headers }),
				ask(`${whatsappApi.baseUrl}/api/chats`),
			]);
			await sandbox.close();
			return answers.map(({ text }) => text);
		};
		const [first, second, other] = [
			await fingerprint(1),
			await fingerprint(1),
			await fingerprint(2),
		];
		expect(second).toEqual(first);
		first.forEach((text, index) => expect(other[index]).not.toBe(text));
	});

	it('closes what it opened when a port is taken', async () => {
		const taken = createServer().listen(0, '127.0.0.1');
		await once(taken, 'listening');
		const { port } = taken.address() as { port: number };
		await expect(startSandbox({ ports: { control: port } })).rejects.toThrow(/EADDRINUSE/);
		taken.close();
	});
});

describe('npm run sandbox', () => {
	const run = (...flags: string[]) =>
		spawn(process.execPath, ['--import', 'tsx', MAIN, ...flags], {
			stdio: ['ignore', 'pipe', 'pipe'],
		});

	it('prints one line of JSON when ready, and ends on SIGTERM', async () => {
		const child = run('--json', '--port', '0', '--now', '2026-06-01T12:00:00Z', '--latency', '1');
		const [line] = await once(createInterface({ input: child.stdout }), 'line');
		const { baseUrls, seeded, control } = JSON.parse(line);
		const answer = await ask(`${baseUrls.wamm}/msg_get_last/${seeded.wamm.token}/1`);
		expect(answer.json().msg_data[0].date_ins).toBe('2026-06-01 15:00:00');
		expect((await ask(control)).json()).toEqual({ baseUrls, seeded });
		child.kill('SIGTERM');
		expect(await once(child, 'exit')).toEqual([0, null]);
	});

	it("explains a flag it can't use", async () => {
		const child = run('--port', 'eighty');
		const [complaint] = await once(createInterface({ input: child.stderr }), 'line');
		expect(complaint).toBe('--port takes a whole number, not "eighty"');
		expect(await once(child, 'exit')).toEqual([2, null]);
	});
});
