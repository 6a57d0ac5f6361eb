import type { IDataObject } from 'n8n-workflow';
import { deliveryPage } from './deliveryPage.mts';
import { inbox } from './inbox.mts';
import { keepStatusesTrue } from './keepStatusesTrue.mts';
import { messageTrigger } from './messageTrigger.mts';
import { pollingTrigger } from './pollingTrigger.mts';
import { sendAndFollow } from './sendAndFollow.mts';

const EXAMPLES: Readonly<Record<string, IDataObject>> = {
	'delivery-page': deliveryPage,
	inbox,
	'keep-statuses-true': keepStatusesTrue,
	'message-trigger': messageTrigger,
	'polling-trigger': pollingTrigger,
	'send-and-follow': sendAndFollow,
};

const WIDTH = 100;
const TAB_WIDTH = 2;

/** JSON as the formatter leaves it: a list of plain values stands on one line where it fits. */
function formatted(value: IDataObject): string {
	const lines = JSON.stringify(value, null, '\t');
	const lists = /^(\t*)(.*)\[\n([^[\]{}]*?)\n\t*\](,?)$/gm;
	return `${lines.replace(
		lists,
		(whole, tabs: string, start: string, inside: string, end: string) => {
			const line = `${start}[${inside.replaceAll(/\n\t*/g, ' ').trim()}]${end}`;
			return tabs.length * TAB_WIDTH + line.length <= WIDTH ? `${tabs}${line}` : whole;
		},
	)}\n`;
}

/** The example workflows that are written from here, by path. */
export const EXAMPLE_FILES: Readonly<Record<string, () => string>> = Object.fromEntries(
	Object.entries(EXAMPLES).map(([name, example]) => [
		`examples/${name}.json`,
		() => formatted(example),
	]),
);
