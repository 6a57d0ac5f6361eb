import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { z } from 'zod/v4';

/** What the trigger keeps while it is active. */
const webhookStateSchema = z.object({
	/** Random, part of the subscribed URLs: who doesn't know it isn't the provider. None when all are to be removed. */
	key: z.string().optional(),
	/** Ids of the subscriptions that we made. */
	subscriptions: z.array(z.string()).catch([]),
	/** Our own number, as far as this activation knows it: deliveries of others are dropped. */
	accountPhone: z.string().nullish(),
	/** What was chosen as our own number, null for none; earlier versions kept that as `accountPhone`. */
	chosenPhone: z.string().nullish(),
	/** The provider's id of that number, by which subscriptions name it. */
	channel: z.string().nullish(),
});
export type WebhookState = z.infer<typeof webhookStateSchema>;

export function readWebhookState(context: IHookFunctions | IWebhookFunctions): WebhookState {
	const { data } = webhookStateSchema.safeParse(context.getWorkflowStaticData('node').hook);
	return data ?? { subscriptions: [] };
}

/** n8n saves it when all hooks of an activation or deactivation have come to a good end, and else forgets it. */
export function saveWebhookState(context: IHookFunctions, state: WebhookState): void {
	context.getWorkflowStaticData('node').hook = state;
}
