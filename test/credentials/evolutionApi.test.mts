import { SEEDED } from '../../sandbox/index.mts';
import { testCredential } from '../support/sandbox/credentialTests.mts';
import { asked } from '../support/sandbox/requests.mts';
import { useSandbox } from '../support/sandbox/useSandbox.mts';

const { instance, awkwardInstance, awkwardToken, closedInstance, idleInstance, globalKey } =
	SEEDED.evolutionApi;
const OK = { status: 'OK', message: 'Connection successful!' };
const failed = (message: string) => ({ status: 'Error', message });

describe('The test of the Evolution API credential', () => {
	const sandbox = useSandbox();
	const test = async (changes = {}) => await testCredential(sandbox(), 'evolutionApi', changes);

	it('passes with the token of the instance, and with the key of the server', async () => {
		expect(await test()).toEqual(OK);
		expect(await test({ apiKey: ` ${globalKey}\n`, instance: ` ${instance} ` })).toEqual(OK);
		expect(asked(sandbox(), 'evolutionApi')).toEqual(
			Array.from({ length: 2 }, () => `GET /instance/connectionState/${instance}`),
		);
	});

	it('passes for a name that addresses have to encode', async () => {
		expect(await test({ instance: awkwardInstance, apiKey: awkwardToken })).toEqual(OK);
		expect(asked(sandbox(), 'evolutionApi')).toEqual([
			`GET /instance/connectionState/${encodeURIComponent(awkwardInstance)}`,
		]);
	});

	it('says that the key is wrong when it is, or another instance’s', async () => {
		const wrong = failed(
			'The server did not accept the API key for this instance. Copy its token again from Evolution Manager.',
		);
		expect(await test({ apiKey: 'wrongKey00' })).toEqual(wrong);
		expect(await test({ apiKey: awkwardToken })).toEqual(wrong);
	});

	it('says that there is no such instance, whatever the key', async () => {
		for (const apiKey of [globalKey, 'wrongKey00']) {
			expect(await test({ apiKey, instance: instance.toUpperCase() })).toEqual(
				failed(
					'There is no Evolution API with this Instance (capital letters count) at this address. Check the Base URL.',
				),
			);
		}
	});

	it.each([
		['apiKey', 'The Evolution API credential has no API key.'],
		['instance', 'The Evolution API credential names no instance.'],
	])('says that %s is missing, and asks nobody', async (field, message) => {
		expect(await test({ [field]: ' ' })).toMatchObject({
			status: 'Error',
			message: expect.stringContaining(message),
		});
		expect(asked(sandbox(), 'evolutionApi')).toEqual([]);
	});

	it.each([
		[closedInstance, 'the phone is not connected. Open the instance in Evolution Manager'],
		[idleInstance, 'the instance is not running. Restart it in Evolution Manager.'],
	])('says of %s that the key is right, and what is missing', async (name, message) => {
		const said = await test({ instance: name, apiKey: globalKey });
		expect(said).toMatchObject({ status: 'Error' });
		expect(said.message).toMatch(/^The key is right, but /);
		expect(said.message).toContain(message);
	});

	it('says that an instance is just connecting', async () => {
		sandbox().evolutionApi.addInstance({
			name: 'new',
			token: 'T',
			ownDigits: '',
			state: 'connecting',
		});
		expect(await test({ instance: 'new', apiKey: globalKey })).toMatchObject({
			message: expect.stringContaining('is just connecting. Try again in a minute'),
		});
	});

	it('says what version 2.4 asks for', async () => {
		sandbox().evolutionApi.isActivated = false;
		expect(await test()).toMatchObject({
			message: expect.stringContaining('its licence has to be activated'),
		});
	});
});
