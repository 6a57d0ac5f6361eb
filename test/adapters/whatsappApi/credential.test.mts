import { registry } from '../../../adapters/index.ts';
import { credentialContract } from '../contract/credentialContract.mts';

credentialContract({
	definition: registry.whatsappApi,
	credential: {},
	defaults: { baseUrl: 'http://127.0.0.1:8790', requestMethod: 'POST', ignoreSslIssues: false },
	pasted: [
		['10.0.0.5:8790/api/status', 'http://10.0.0.5:8790'],
		['10.0.0.5:8790/api/', 'http://10.0.0.5:8790'],
		['https://host.example/wa/qr', 'https://host.example/wa'],
		['https://host.example/api/whatsapp', 'https://host.example/api/whatsapp'],
		['https://host.example/api/v1/wa/api/messages?limit=1', 'https://host.example/api/v1/wa'],
	],
	refused: [[{ headerName: 'X Y', headerSecret: 'x' }, /Header Name/]],
});
