import type { ApiAnswer, StatusQuery } from '../../../adapters/core/provider.ts';
import { configSchema } from '../../../adapters/twoChat/config.ts';
import { failure } from '../../../adapters/twoChat/failures.ts';
import { ownNumber } from '../../../adapters/twoChat/numbers.ts';
import { pages } from '../../../adapters/twoChat/pages.ts';
import { status } from '../../../adapters/twoChat/status.ts';
import { contextThatSays } from './fakeContext.mts';
import { refused, told, toldList } from './told.mts';

const CODES = [401, 402, 404, 406, 409, 410, 422, 486];
const OWN = { phone_number: '+595981048477', connection_status: 'C' };
const OTHER = { phone_number: '+34910000001', connection_status: 'C' };
const config = configSchema.parse({});

function answer(code: number): ApiAnswer {
	return { status: code, headers: {}, text: '', json: { success: false } };
}

async function ofNumbers(numbers: readonly unknown[], account: string | null) {
	return await ownNumber(contextThatSays({ numbers }, config), account).then(
		() => told(null),
		told,
	);
}

async function ofStatus(query: Partial<StatusQuery>) {
	const other = { message: { uuid: 'MSG-other' } };
	const asked = { messageId: 'MSGaf1fa3a1', locateBy: 'sessionKey', account: null } as const;
	const context = contextThatSays(other, config);
	return await status(context, { ...asked, ...query }).then(() => told(null), told);
}

async function ofPhones() {
	const contact = { kind: 'phone', spellings: ['+5215512345678'] } as const;
	const asked = { messageId: 'MSGaf1fa3a1', locateBy: 'phones', account: null, contact } as const;
	const answers = { numbers: [OWN], messages: [], message: { uuid: 'MSG-other' } };
	return await status(contextThatSays(answers, config), asked).then(() => told(null), told);
}

async function ofHiddenPhone() {
	const contact = { kind: 'chat', address: 'WW-WPN95841312-178231456203987@lid' } as const;
	const wanted = { account: null, contact, direction: null, wanted: 1 };
	return await pages(contextThatSays({}, config), wanted)
		.next()
		.then(() => told(null), told);
}

/** What 2Chat's own errors become. */
export async function twoChatMessages(): Promise<string> {
	return toldList([
		...CODES.map((code) => refused(() => failure(answer(code), 0))),
		refused(() => failure(answer(200), 0)),
		await ofNumbers([], null),
		await ofNumbers([OWN, OTHER], null),
		await ofNumbers([OWN], '+525512345678'),
		await ofStatus({ sessionKey: 'WW-WPN95841312-5215512345678@c.us' }),
		await ofPhones(),
		await ofStatus({ sessionKey: '+525512345678' }),
		await ofStatus({ messageId: '123' }),
		await ofHiddenPhone(),
	]);
}
