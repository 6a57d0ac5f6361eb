import connection from '../../test/fixtures/evolutionApi/connectionState.json';
import list from '../../test/fixtures/evolutionApi/findMessages.json';
import type { Samples } from '../provider.mts';
import { routed, type Routes } from '../routed.mts';

const [row] = list.messages.records;
/** The same message under other ids, as a list of several has them. */
const records = ['3EB0CCCCC1A6B6F05D762A', '1234567', '1234566'].map((id) => ({
	...row,
	key: { ...row?.key, id },
}));

const ROUTES: Routes = [
	[/\/findMessages/, [{ messages: { ...list.messages, records } }]],
	[/\/connectionState/, [connection]],
	[/^[^?]*:\d+\/$/, [{ status: 200, version: '2.3.7' }]],
];

export const samples: Samples = {
	answerTo: (url, nth) => routed(ROUTES, url, nth),
};
