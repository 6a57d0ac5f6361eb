export const STYLE = `
:root{color-scheme:light dark;--page:#f4f6f8;--card:#fff;--ink:#14212b;--soft:#51616d;--line:#dde3e8;--joint:#e4eaee;
--sent:#3b6fb6;--delivered:#12807a;--read:#3d7d2b;--failed:#b3372f;--wait:#6b5a1e;--on:#fff}
@media(prefers-color-scheme:dark){:root{--page:#0f161c;--card:#18222b;--ink:#e8eef2;--soft:#a3b2bd;--line:#2b3945;--joint:#24313c;
--sent:#79a8ea;--delivered:#4fbdb3;--read:#7bbf67;--failed:#f2857b;--wait:#d9bd5c;--on:#0f161c}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main,header{max-width:64rem;margin:0 auto;padding:0 1rem}
header{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;justify-content:space-between;padding-top:1.25rem;padding-bottom:1rem}
h1{font-size:1.5rem;margin:0;letter-spacing:-.01em}
h2{font-size:1rem;margin:0 0 .75rem}
header p{margin:0;color:var(--soft);font-size:.875rem;font-variant-numeric:tabular-nums}
button{font:inherit;font-weight:600;color:var(--ink);background:var(--card);border:1px solid var(--soft);border-radius:.5rem;padding:.5rem 1rem;min-width:7rem;min-height:2.75rem;cursor:pointer}
button:focus-visible{outline:3px solid var(--sent);outline-offset:2px}
.cards{display:grid;gap:1rem;grid-template-columns:repeat(6,1fr);padding-bottom:2rem}
section{background:var(--card);border:1px solid var(--line);border-radius:.875rem;padding:1.125rem;grid-column:span 6;min-width:0}
@media(min-width:48rem){.wide{grid-column:span 4}.narrow{grid-column:span 2}}
.funnel{display:grid;grid-template-columns:minmax(7.5rem,auto) 1fr;column-gap:1rem}
.funnel svg{width:100%;height:20rem;display:block}
.funnel ol{list-style:none;margin:0;padding:0;height:20rem;display:grid;grid-auto-rows:5.5rem}
.figure{font-size:1.5rem;font-weight:700;line-height:1.15;font-variant-numeric:tabular-nums;display:block}
dd .figure{font-size:1.25rem;white-space:nowrap}
.what{color:var(--soft);font-size:.875rem}
.sent{fill:var(--sent)}.delivered{fill:var(--delivered)}.read{fill:var(--read)}.failed{fill:var(--failed)}.joint{fill:var(--joint)}
dl{margin:0;display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr))}
dt{color:var(--soft);font-size:.875rem}dd{margin:0}
ul.bars{list-style:none;margin:0;padding:0;display:grid;gap:.75rem}
ul.bars span{display:flex;justify-content:space-between;gap:1rem}
@media(min-width:48rem){.narrow dl{grid-template-columns:1fr}}
ul.bars svg{display:block;width:100%;height:.5rem;margin-top:.25rem;border-radius:.25rem;background:var(--joint)}
table{width:100%;border-collapse:collapse;font-size:.9375rem}
th{text-align:left;color:var(--soft);font-weight:600;font-size:.8125rem}
th,td{padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
tbody tr:last-child td{border-bottom:0}
td.at{white-space:nowrap;color:var(--soft);font-variant-numeric:tabular-nums}
td small{display:block;font-weight:400;color:var(--soft);font-size:.8125rem}
.pill{display:inline-block;white-space:nowrap;border-radius:1rem;padding:.0625rem .625rem;font-size:.8125rem;font-weight:600;background:var(--soft);color:var(--card)}
.is-read{background:var(--read);color:var(--on)}.is-delivered{background:var(--delivered);color:var(--on)}
.is-sent{background:var(--sent);color:var(--on)}.is-failed{background:var(--failed);color:var(--on)}.is-overdue{background:var(--wait);color:var(--on)}
@media(max-width:40rem){thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table,tbody{display:block}tbody tr{display:grid;grid-template-columns:1fr auto;gap:.125rem .75rem;padding:.75rem 0;border-bottom:1px solid var(--line)}
tbody tr:last-child{border-bottom:0}td{border:0;padding:0}td.at{order:3;font-size:.8125rem}td.text{grid-column:1/-1;order:4}td.how{order:2}td.who{order:1;font-weight:600}
.funnel{grid-template-columns:minmax(6.5rem,auto) 1fr}}
@media print{button{display:none}}
`;

/** The page has no origin, so it can fetch nothing: it loads itself again. */
export const SCRIPT = `
const button=document.querySelector('button'),line=document.querySelector('#next');let left=SECONDS,isPaused=false;
const say=()=>{line.textContent=isPaused?'Paused':'Next in '+left+' s';button.textContent=isPaused?'Go on':'Pause'};
button.hidden=false;say();
button.addEventListener('click',()=>{isPaused=!isPaused;say()});
setInterval(()=>{if(isPaused)return;left-=1;if(left>0)say();else{line.textContent='Loading';isPaused=true;location.reload()}},1000);
`;
