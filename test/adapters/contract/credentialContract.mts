import type { Credential, ProviderDefinition } from '../../../adapters/index.ts';
import { answer, ScriptedTransport } from '../http/scriptedTransport.mts';
import { authorizeContract, type SignedSubject } from './authorizeContract.mts';
import { openScripted } from './scripted.mts';

/** What is known of a provider's credential. */
export interface CredentialSubject {
	readonly definition: ProviderDefinition<unknown>;
	/** As little as can be used. */
	readonly credential: Credential;
	/** What that comes to. */
	readonly defaults: object;
	/** Base URLs as people paste them, and what each is taken for. */
	readonly pasted: ReadonlyArray<readonly [string, string]>;
	/** Credentials that can't be used, with what is said of each. */
	readonly refused: ReadonlyArray<readonly [Credential, RegExp]>;
	readonly signed: SignedSubject;
}

/** How an account is opened, or refused before any request, and how its requests are signed. */
export function credentialContract(subject: CredentialSubject): void {
	const { definition, credential, defaults, pasted, refused, signed } = subject;
	authorizeContract(definition, signed);
	const opened = (given: Credential) => openScripted(definition, given, () => answer()).context;

	describe(`a credential of ${definition.id}`, () => {
		it('has the defaults of the vendor', () => {
			expect(opened(credential).config).toEqual(defaults);
		});

		it.each(pasted)('forgives the base URL %s', (given, baseUrl) => {
			expect(opened({ ...credential, baseUrl: given }).config).toMatchObject({ baseUrl });
		});

		it.each(refused)('is refused before any request: %j', (given, message) => {
			const transport = new ScriptedTransport(() => answer());
			const open = () => openScripted(definition, given, transport);
			const advice: unknown = expect.stringMatching(/^\S.*\.$/s);
			expect(open).toThrow(expect.objectContaining({ name: 'InputError', advice }));
			expect(open).toThrow(message);
			expect(transport.requests).toEqual([]);
		});
	});
}
