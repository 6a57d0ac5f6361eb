import fc from 'fast-check';
import { Readable } from 'node:stream';
import { abortable, readBody } from '../../../adapters/http/readBody.ts';

const cancelled = new Error('cancelled');
const live = () => new AbortController().signal;

async function* chunksOf(...chunks: ReadonlyArray<Uint8Array | string>) {
	for (const chunk of chunks) yield await Promise.resolve(chunk);
}

describe('readBody', () => {
	it('joins the chunks', async () => {
		const body = chunksOf(Buffer.from('{"a":'), '1', new Uint8Array([0x7d]));
		expect(await readBody(body, 100, live())).toBe('{"a":1}');
	});

	it('reads nothing as an empty text', async () => {
		expect(await readBody(chunksOf(), 100, live())).toBe('');
	});

	it('keeps characters whole wherever the chunks end', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.string({ unit: 'grapheme' }),
				fc.infiniteStream(fc.integer({ min: 1, max: 3 })),
				async (text, sizes) => {
					const bytes = Buffer.from(text);
					const chunks: Buffer[] = [];
					for (let at = 0; at < bytes.length;) {
						const size = sizes.next().value;
						chunks.push(bytes.subarray(at, at + size));
						at += size;
					}
					expect(await readBody(chunksOf(...chunks), Infinity, live())).toBe(text);
				},
			),
			{ numRuns: 300 },
		);
	});

	it('leaves a byte order mark out, which JSON can’t begin with', async () => {
		const body = chunksOf(Buffer.from([0xef, 0xbb]), Buffer.from([0xbf]), Buffer.from('{}'));
		expect(await readBody(body, 100, live())).toBe('{}');
	});

	it('takes bytes that are no UTF-8 as they come', async () => {
		expect(await readBody(chunksOf(Buffer.from([0x61, 0xff, 0x62])), 100, live())).toBe('a\ufffdb');
	});

	it.each([
		['bytes', chunksOf(Buffer.from('abc'), Buffer.from('def'))],
		['text, counted in bytes', chunksOf('a', 'ñññ')],
	])('takes exactly as much as it may of %s', async (_what, body) => {
		expect(Buffer.byteLength(await readBody(body, 7, live()))).toBeLessThanOrEqual(7);
	});

	it('refuses one byte more, and reads no further', async () => {
		let given = 0;
		async function* endless() {
			for (;;) {
				given += 1;
				yield await Promise.resolve(Buffer.alloc(4));
			}
		}
		await expect(readBody(endless(), 7, live())).rejects.toMatchObject({ kind: 'tooLarge' });
		expect(given).toBe(2);
	});

	it('closes the stream when there is too much of it', async () => {
		const body = Readable.from([Buffer.alloc(10), Buffer.alloc(10)]);
		await expect(readBody(body, 15, live())).rejects.toMatchObject({ kind: 'tooLarge' });
		await new Promise((resolve) => setImmediate(resolve));
		expect(body.destroyed).toBe(true);
	});

	it('ends and closes the stream when it stalls until the signal aborts', async () => {
		const controller = new AbortController();
		const body = new Readable({ read() {} });
		body.push('{"a":');
		const reading = readBody(body, 100, controller.signal);
		await new Promise((resolve) => setImmediate(resolve));
		controller.abort(cancelled);
		await expect(reading).rejects.toBe(cancelled);
		await new Promise((resolve) => setImmediate(resolve));
		expect(body.destroyed).toBe(true);
	});

	it('ends and closes a stream that keeps coming when the signal aborts', async () => {
		const controller = new AbortController();
		let given = 0;
		const body = new Readable({
			read() {
				given += 1;
				setImmediate(() => this.push(' '));
				if (given === 5) controller.abort(cancelled);
			},
		});
		await expect(readBody(body, 100, controller.signal)).rejects.toBe(cancelled);
		await new Promise((resolve) => setImmediate(resolve));
		expect(body.destroyed).toBe(true);
	});

	it('ends with the stream’s own failure', async () => {
		const broken = new Error('broken');
		async function* breaking() {
			yield await Promise.resolve(Buffer.from('a'));
			throw broken;
		}
		await expect(readBody(breaking(), 100, live())).rejects.toBe(broken);
	});

	it('reads nothing when the signal aborted before', async () => {
		const body = Readable.from(['a']);
		await expect(readBody(body, 100, AbortSignal.abort(cancelled))).rejects.toBe(cancelled);
	});
});

describe('orAborted', () => {
	it('settles like the work', async () => {
		expect(await abortable(Promise.resolve(1), live())).toBe(1);
		await expect(abortable(Promise.reject(cancelled), live())).rejects.toBe(cancelled);
	});

	it('rejects with the reason when the signal aborts first', async () => {
		const controller = new AbortController();
		const work = abortable(new Promise(() => {}), controller.signal);
		controller.abort(cancelled);
		await expect(work).rejects.toBe(cancelled);
		await expect(abortable(new Promise(() => {}), AbortSignal.abort(cancelled))).rejects.toBe(
			cancelled,
		);
	});

	it('leaves no listener behind', async () => {
		const { signal } = new AbortController();
		const added = jest.spyOn(signal, 'addEventListener');
		const removed = jest.spyOn(signal, 'removeEventListener');
		await abortable(Promise.resolve(), signal);
		await abortable(Promise.reject(cancelled), signal).catch(() => {});
		expect(removed.mock.calls.map(([, listener]) => listener)).toEqual(
			added.mock.calls.map(([, listener]) => listener),
		);
		expect(added).toHaveBeenCalledTimes(2);
	});
});
