import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { ProviderError } from '../../adapters';
import { toItemFailure } from '../shared/failure';
import { readProvider } from '../shared/parameters';
import { requireEvents } from '../shared/triggers/chosenEvents';
import { toldByLists } from './toldByLists';
import { createPoll, forget, hasBegun, initialise, type Poll, pollOnce, preview } from './pollOnce';
import { hasOption, isUnattended, nodeKey } from '../shared/triggers/triggerParameters';

/** Nodes that are being polled at the moment: ticks may overlap, and then only one counts. */
const polling = new Set<string>();
/** What n8n made for each activation and has polled with before. */
const polled = new WeakSet<IPollFunctions>();

/** What n8n gives a tick of a context that serves an activation and the ticks after it. */
const ACTIVATION_BUDGET_MS = 300_000;

/**
 * Whether this tick is a part of an activation, which a throw would stop, taking a published workflow offline: the
 * first one with what n8n made for it. For each tick of its durable scheduler n8n makes that anew too: those say
 * `update`, as a new publishing does, but have less time.
 */
function isActivating(context: IPollFunctions): boolean {
	const isFirst = !polled.has(context);
	polled.add(context);
	const budgetMs = context.getPollBudgetMs?.() ?? ACTIVATION_BUDGET_MS;
	const isScheduled = context.getActivationMode() === 'update' && budgetMs !== ACTIVATION_BUDGET_MS;
	return isFirst && !isScheduled;
}

/** Whether the provider may answer later without anybody changing the node or its credential. */
function isNotReady(error: unknown): boolean {
	return ProviderError.isInstance(error) && (error.retryable || error.category === 'notConnected');
}

/** A tick; an activation isn't stopped by a provider that isn't ready. */
async function tickOrWait(poll: Poll): Promise<INodeExecutionData[]> {
	const { context, definition } = poll;
	const activates = isActivating(context);
	if (activates && !isUnattended(context) && hasOption(context, 'startFromNow')) forget(poll);
	const mayWait = activates || !hasBegun(poll);
	const ticking = pollOnce(poll).finally(() => poll.log.write(activates));
	return await ticking.catch((error: unknown) => {
		if (!mayWait || !isNotReady(error)) throw error;
		if (!hasBegun(poll)) initialise(poll);
		const { what } = toItemFailure(error, definition);
		context.logger.warn(`Polling begins although the provider is not ready: ${what}`, {
			node: context.getNode().name,
		});
		return [];
	});
}

/** One tick, unless another one of this node is on its way. */
async function tickAlone(poll: Poll): Promise<INodeExecutionData[]> {
	const key = nodeKey(poll.context);
	if (polling.has(key)) return [];
	polling.add(key);
	try {
		return await tickOrWait(poll);
	} finally {
		polling.delete(key);
	}
}

/** One tick in the life of the trigger; by hand, the newest few. */
export async function runPoll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const definition = readProvider(context);
	const ending = new AbortController();
	try {
		requireEvents(context, definition, toldByLists(definition));
		const poll = await createPoll(context, definition, ending.signal);
		const items = context.getMode() === 'manual' ? await preview(poll) : await tickAlone(poll);
		return items.length > 0 ? [items] : null;
	} catch (error) {
		throw toItemFailure(error, definition).toNodeError(context.getNode());
	} finally {
		ending.abort();
	}
}
