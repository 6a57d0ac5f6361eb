import { GetMessagesByPhone } from '../../nodes/GetMessagesByPhone/GetMessagesByPhone.node.ts';
import { GetMessageStatus } from '../../nodes/GetMessageStatus/GetMessageStatus.node.ts';
import { ListAllMessages } from '../../nodes/ListAllMessages/ListAllMessages.node.ts';
import { MessagePollingTrigger } from '../../nodes/MessagePollingTrigger/MessagePollingTrigger.node.ts';
import { SendMessage } from '../../nodes/SendMessage/SendMessage.node.ts';
import { MessageTrigger } from '../../nodes/MessageTrigger/MessageTrigger.node.ts';

/** The descriptions of the nodes that act when they are run. */
export const actions = [
	new GetMessagesByPhone().description,
	new GetMessageStatus().description,
	new ListAllMessages().description,
	new SendMessage().description,
];

/** The descriptions of all nodes. */
export const nodes = [
	...actions,
	new MessageTrigger().description,
	new MessagePollingTrigger().description,
];
