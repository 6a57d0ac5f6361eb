import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import sharp from 'sharp';
import { handed } from './environment.mts';
import type { Editor } from './editor.mts';

const MAX_BYTES = 120_000;

/** Keeps a picture of a part of the window, or of a piece of that, for the README: few colours, few bytes. */
export async function keepPicture(
	editor: Editor,
	name: string,
	part: Locator,
	piece?: { left?: number; top?: number; width: number; height: number },
): Promise<void> {
	const { pictures } = handed();
	if (!pictures) throw new Error('Pictures are made by npm run e2e -- --pictures');
	await editor.page.addStyleTag({ content: '.el-notification { display: none !important; }' });
	await editor.page.mouse.move(0, 0);
	const shot = await part.screenshot({ animations: 'disabled' });
	const file = join(pictures, `${name}.png`);
	mkdirSync(pictures, { recursive: true });
	const picture = piece ? sharp(shot).extract({ left: 0, top: 0, ...piece }) : sharp(shot);
	await picture.png({ palette: true, colours: 64, effort: 10 }).toFile(file);
	expect(statSync(file).size).toBeLessThan(MAX_BYTES);
}
