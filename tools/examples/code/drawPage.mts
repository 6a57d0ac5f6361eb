import type { Counts, MessageRow } from './countDeliveries.mts';
import { clipped, escaped, funnelOf, shareOf, spanOf, type Stage } from './pageParts.mts';
import { SCRIPT, STYLE } from './pageStyle.mts';

const SECONDS = 10;

type TimeOf = (at: string) => string;

const CLEAN = /^(unknown|pending|sent|failed|delivered|read|deleted)$/;

function figure(label: string, value: string | number, share: string): string {
	return `<div><dt>${label}</dt><dd><span class="figure">${value}</span><span class="what">${share}</span></dd></div>`;
}

function stageItem({ label, count }: Stage, whole: number): string {
	return `<li><span class="figure">${count}</span><span class="what">${label}, ${shareOf(count, whole)}</span></li>`;
}

function reasonItem({ reason, count }: Counts['reasons'][number], most: number): string {
	const width = (100 * count) / most;
	return `<li><span><span>${escaped(reason)}</span><strong>${count}</strong></span><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="failed" width="${width}" height="8"/></svg></li>`;
}

function messageRow(row: MessageRow, timeOf: TimeOf): string {
	const { name, phone, text, status, flag, reason, advice, sentAt } = row;
	const said = flag === 'overdue' ? 'overdue' : CLEAN.test(status) ? status : 'unknown';
	const why = flag ? `<small>${escaped(reason)}. ${escaped(advice)}</small>` : '';
	const at = `<time datetime="${escaped(sentAt)}">${escaped(timeOf(sentAt))}</time>`;
	const who = name
		? `${escaped(name)}<small>${escaped(phone)}</small>`
		: escaped(phone ?? 'Unknown');
	return `<tr><td class="at">${at}</td><td class="who">${who}</td><td class="text">${escaped(clipped(text))}${why}</td><td class="how"><span class="pill is-${said}">${said}</span></td></tr>`;
}

/** The page: everything in one answer, nothing loaded from elsewhere. */
export function drawPage(counts: Counts, now: string, timeOf: TimeOf): string {
	const { sent, delivered, read, failed, overdue, reasons, latest } = counts;
	const stages: Stage[] = [
		{ label: 'sent', count: sent, tone: 'sent', leadsOn: true },
		{ label: 'delivered', count: delivered, tone: 'delivered', leadsOn: true },
		{ label: 'read', count: read, tone: 'read', leadsOn: false },
		{ label: 'failed', count: failed, tone: 'failed', leadsOn: false },
	];
	const most = Math.max(...reasons.map(({ count }) => count));
	const policy =
		"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";
	return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Deliveries</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${policy}"><link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body><header><div><h1>Deliveries</h1><p>As of ${escaped(timeOf(now))}. <span id="next"></span></p></div><button type="button" hidden>Pause</button></header>
<main class="cards">
<section class="wide"><h2>What became of them</h2><div class="funnel"><ol>${stages.map((stage) => stageItem(stage, sent)).join('')}</ol>${funnelOf(stages)}</div></section>
<section class="narrow"><h2>On the way</h2><dl>
${figure('Half arrived within', spanOf(counts.median), `of ${counts.timed} that arrived`)}
${figure('The slowest tenth took over', spanOf(counts.slowestTenth), 'until delivered')}
${figure('Not there yet', counts.open, shareOf(counts.open, sent))}
${figure('Of these overdue', overdue, overdue > 0 ? 'sent long ago' : 'all in time')}
</dl></section>
${reasons.length > 0 ? `<section><h2>Why messages failed</h2><ul class="bars">${reasons.map((each) => reasonItem(each, most)).join('')}</ul></section>` : ''}
<section><h2>Latest messages</h2>${
		latest.length > 0
			? `<table><thead><tr><th scope="col">Sent</th><th scope="col">To</th><th scope="col">Message</th><th scope="col">Status</th></tr></thead><tbody>${latest.map((row) => messageRow(row, timeOf)).join('')}</tbody></table>`
			: '<p class="what">Nothing was sent yet. As soon as there is a message, it stands here.</p>'
	}</section>
</main><script>${SCRIPT.replace('SECONDS', String(SECONDS))}</script></body></html>`;
}
