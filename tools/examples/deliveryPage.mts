import { MESSAGES } from './statusSteps.mts';
import { code, getRows, makeTable } from './steps.mts';
import { note, type Step, workflow } from './workflow.mts';

/** The last part of its address. */
export const PAGE_PATH = 'deliveries';

const FILES = ['countDeliveries.mts', 'pageParts.mts', 'pageStyle.mts', 'drawPage.mts'];
const DRAW = `const rows = $input.all().map(({ json }) => json).filter(({ messageId }) => messageId);
const timeOf = (at) => {
	const time = DateTime.fromISO(at).setZone($now.zoneName);
	return time.toFormat(time.hasSame($now, 'day') ? 'HH:mm:ss' : 'd LLL, HH:mm');
};
return [{ json: { page: drawPage(countDeliveries(rows), $now.toISO(), timeOf) } }];`;

const steps: Step[] = [
	note(
		'What This Does',
		[-32, -352],
		[608, 320],
		[
			'## Show deliveries on a page',
			'',
			`Answers a web page drawn from the data table **${MESSAGES}**: how many messages were sent, delivered and read, how long it took, what failed and why. It loads itself again every 10 seconds.`,
			'',
			'**To set up**',
			'1. Click **Publish**.',
			'2. Open **Delivery Page**, copy its Production URL and open that in a browser.',
			'3. Add the workflow that fills the table, send-and-follow.json.',
		],
	),
	note(
		'About Who May See It',
		[608, -352],
		[384, 256],
		[
			'### Who may see it',
			'Everyone who knows the address sees names, phones and texts. To ask for a password, open **Delivery Page**, set Authentication to **Basic Auth** and create a credential for it.',
		],
	),
	{
		name: 'Delivery Page',
		type: 'webhook',
		version: 2,
		at: [0, 32],
		to: [['Messages Table']],
		parameters: { path: PAGE_PATH, responseMode: 'responseNode', options: {} },
		hasWebhook: true,
	},
	makeTable(MESSAGES, { name: 'Messages Table', at: [224, 32], to: [['All Messages']] }),
	getRows(
		MESSAGES,
		{ name: 'All Messages', at: [448, 32], to: [['Draw Page']] },
		[],
		{ limit: 10_000, by: 'sentAt', direction: 'DESC' },
		{ alwaysOutputData: true },
	),
	code({ name: 'Draw Page', at: [672, 32], to: [['Answer']] }, FILES, DRAW),
	{
		name: 'Answer',
		type: 'respondToWebhook',
		version: 1.1,
		at: [896, 32],
		parameters: {
			respondWith: 'text',
			responseBody: '={{ $json.page }}',
			options: {
				responseHeaders: {
					entries: [
						{ name: 'Content-Type', value: 'text/html; charset=utf-8' },
						{ name: 'Cache-Control', value: 'no-store' },
					],
				},
			},
		},
	},
];

/** A page that shows the funnel. */
export const deliveryPage = workflow('Show deliveries on a page', steps);
