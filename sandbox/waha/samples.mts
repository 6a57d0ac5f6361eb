import ack from '../../test/fixtures/waha/eventAck.json';
import groupAck from '../../test/fixtures/waha/eventAckGroup.json';
import edited from '../../test/fixtures/waha/eventEdited.json';
import media from '../../test/fixtures/waha/eventMedia.json';
import created from '../../test/fixtures/waha/eventMessage.json';
import revoked from '../../test/fixtures/waha/eventRevoked.json';
import hidden from '../../test/fixtures/waha/lid.json';
import message from '../../test/fixtures/waha/message.json';
import messages from '../../test/fixtures/waha/messages.json';
import overview from '../../test/fixtures/waha/nowebOverview.json';
import session from '../../test/fixtures/waha/session.json';
import type { Samples } from '../provider.mts';
import { routed, type Routes } from '../routed.mts';

/** A second page has nothing: that is how lists end. */
const ROUTES: Routes = [
	[/\/api\/sessions\//, [session]],
	[/\/lids\//, [hidden]],
	[/\/sendText/, [message]],
	[/\/chats\/overview/, [overview]],
	[/\/messages\/[^?]/, [message]],
	[/\/messages\?.*offset=0/, [messages]],
	[/\/messages/, [[]]],
];

export const samples: Samples = {
	answerTo: (url, nth) => routed(ROUTES, url, nth),
	deliveries: [created, media, ack, groupAck, edited, revoked].map((delivery) => [delivery, null]),
};
