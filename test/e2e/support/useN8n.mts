import { N8nApi } from '../../../tools/n8n/api.mts';
import { handed } from './environment.mts';

/** The n8n of this run, shared by all tests, with its owner logged in. */
export function useN8n(): () => N8nApi {
	const api = new N8nApi(handed().n8nUrl);
	beforeAll(async () => await api.login());
	return () => api;
}
