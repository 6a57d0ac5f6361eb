import type { IWebhookFunctions } from 'n8n-workflow';
import type { Delivery } from '../../adapters';

/** Absent in older versions of n8n, which tell a test no other address than the published one. */
type Addressed = Pick<IWebhookFunctions, 'getNodeWebhookUrl'> &
	Partial<Pick<IWebhookFunctions, 'getWebhookResourceUrl'>>;

/** The address as n8n tells it to the world, whatever a proxy made of it, and the query as it arrived. */
function urlOf(context: IWebhookFunctions): string {
	const host: Addressed = context;
	const address =
		host.getWebhookResourceUrl?.('default') ?? host.getNodeWebhookUrl('default') ?? '';
	const [, query] = /^[^?]*(\?.*)$/.exec(context.getRequestObject().originalUrl) ?? [];
	return address + (query ?? '');
}

/** Headers that were sent several times are joined, as HTTP has it. */
function headersOf(context: IWebhookFunctions): Record<string, string> {
	const headers = Object.entries(context.getHeaderData()).map(([name, value]) => {
		return [name, Array.isArray(value) ? value.join(', ') : (value ?? '')];
	});
	return Object.fromEntries(headers) as Record<string, string>;
}

function topicOf(context: IWebhookFunctions): string | null {
	const { event } = context.getQueryData() as Record<string, unknown>;
	return typeof event === 'string' ? event : null;
}

/** The delivery that n8n hands us. */
export function readDelivery(context: IWebhookFunctions): Delivery {
	const { rawBody }: { rawBody?: Uint8Array } = context.getRequestObject();
	return {
		body: context.getBodyData(),
		rawBody: rawBody ?? null,
		headers: headersOf(context),
		url: urlOf(context),
		topic: topicOf(context),
	};
}
