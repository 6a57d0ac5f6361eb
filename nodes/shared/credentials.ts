import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';

const AHEAD = 32;

/**
 * Reads the decrypted credential of one item after the other. n8n asks its database for each, so those of the next
 * items are asked for meanwhile. What fails does so for its own item.
 */
export function createCredentialReader(
	context: IExecuteFunctions,
	type: string,
): (itemIndex: number) => Promise<ICredentialDataDecryptedObject> {
	const begun = new Map<number, Promise<ICredentialDataDecryptedObject>>();
	const count = context.getInputData().length;
	const begin = (index: number) => {
		const reading = context.getCredentials(type, index);
		// It may be read ahead and not be needed any more.
		reading.catch(() => {});
		begun.set(index, reading);
	};
	return async (itemIndex) => {
		for (let index = itemIndex; index < Math.min(count, itemIndex + AHEAD); index += 1) {
			if (!begun.has(index)) begin(index);
		}
		const own = begun.get(itemIndex);
		begun.delete(itemIndex);
		return await (own ?? context.getCredentials(type, itemIndex));
	};
}
