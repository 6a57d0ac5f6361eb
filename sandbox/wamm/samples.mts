import channels from '../../test/fixtures/wamm/channel_list.json';
import list from '../../test/fixtures/wamm/msg_get.json';
import state from '../../test/fixtures/wamm/msg_state.json';
import type { Samples } from '../provider.mts';
import { routed, type Routes } from '../routed.mts';

const ROUTES: Routes = [
	[/\/msg_to\//, [{ err: 0, msg_id: 1234567 }]],
	[/\/msg_get/, [list]],
	[/\/msg_state/, [state]],
	[/\/channel_list/, [channels]],
];

export const samples: Samples = {
	answerTo: (url, nth) => routed(ROUTES, url, nth),
	deliveries: [
		[{ tip: 'msg', msg_data: { ...list.msg_data[0], msg_id: 1234567, from_me: 1 } }, null],
		[{ tip: 'msg', msg_data: { ...list.msg_data[1], id: 7, phone_acc: 79181234567 } }, null],
		[{ tip: 'msg_state', msg_data: { msg_id: 1234567, state: 'viewed' } }, null],
	],
};
