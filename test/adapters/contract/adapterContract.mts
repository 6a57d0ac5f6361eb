import { accountContract, cancellingContract } from './accountContract.mts';
import { faultContract } from './faultContract.mts';
import { readingContract } from './readingContract.mts';
import { secretContract } from './secretContract.mts';
import { sendingContract } from './sendingContract.mts';
import { spellingContract } from './spellingContract.mts';
import { statusContract } from './statusContract.mts';
import type { ContractSubject } from './subject.mts';

/** What every adapter does, asked of one: over undici, against the sandbox. */
export function adapterContract(subject: ContractSubject): void {
	describe(`${subject.title ?? subject.id} under contract`, () => {
		readingContract(subject);
		spellingContract(subject);
		statusContract(subject);
		sendingContract(subject);
		accountContract(subject);
		cancellingContract(subject);
		faultContract(subject);
		secretContract(subject);
	});
}
