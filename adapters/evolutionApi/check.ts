import type { ApiClient } from '../core/client';
import type { Check } from '../core/provider';
import { type EvolutionConfig, pathOf } from './config';
import { connectionSchema } from './schemas';

const STATES = new Map<string, string>(
	Object.entries({
		close:
			'The key is right, but the phone is not connected: open the instance in Evolution Manager and scan its QR code.',
		connecting:
			'The key is right, and the instance is just connecting: try again in a minute, or scan its QR code in Evolution Manager.',
	}),
);
const NOT_RUNNING =
	'The key is right, but the instance is not running: restart it in Evolution Manager.';

/** Asks for the connection, which needs name and key to be right. */
export async function check({ call, config }: ApiClient<EvolutionConfig>): Promise<Check> {
	const path = pathOf(config, 'instance/connectionState');
	const { instance } = await call({ method: 'GET', path }, connectionSchema);
	if (instance.state === null) return { ok: false, message: NOT_RUNNING };
	const trouble = STATES.get(instance.state);
	if (trouble !== undefined) return { ok: false, message: trouble };
	return { ok: true, message: `Connected: ${config.instance} (${instance.state}).` };
}
