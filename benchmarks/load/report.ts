import { availableParallelism, cpus, totalmem } from 'node:os';
import { escaped } from '../report/markup.ts';
import { charts } from './charts.ts';
import type { Played } from './scenarios.ts';
import type { Verdict } from './targets.ts';

const STYLE = `
:root { color-scheme: light dark; --ink: #0f172a; --soft: #64748b; --line: #e2e8f0; --page: #f8fafc; --card: #fff; --ok: #15803d; --missed: #b91c1c; }
@media (prefers-color-scheme: dark) { :root { --ink: #e2e8f0; --soft: #94a3b8; --line: #334155; --page: #0f172a; --card: #1e293b; --ok: #4ade80; --missed: #f87171; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 1080px; margin: 0 auto; padding: 40px 24px 64px; }
h1 { margin: 0; font-size: 30px; letter-spacing: -.02em; }
h2 { margin: 48px 0 12px; font-size: 21px; }
p { margin: 4px 0 0; color: var(--soft); }
.all { display: inline-block; margin-top: 16px; padding: 6px 14px; border-radius: 999px; font-weight: 600; color: #fff; background: #15803d; }
.all.missed { background: #b91c1c; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; overflow-x: auto; }
table { width: 100%; min-width: 820px; table-layout: fixed; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 9px 16px; text-align: left; border-bottom: 1px solid var(--line); vertical-align: baseline; }
th:nth-child(1) { width: 112px; } th:nth-child(2) { width: 250px; } th:nth-child(3) { width: 170px; } th:nth-child(4) { width: 140px; }
tr:last-child td { border-bottom: 0; }
th { font-size: 13px; font-weight: 600; color: var(--soft); }
td.value, th.value { text-align: right; white-space: nowrap; }
td.note { color: var(--soft); font-size: 14px; }
.outcome { font-weight: 700; white-space: nowrap; }
.outcome.ok { color: var(--ok); } .outcome.missed { color: var(--missed); } .outcome.none { color: var(--soft); }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(440px, 1fr)); gap: 16px; margin-top: 16px; }
.charts .card { padding: 14px 14px 4px; } svg { display: block; width: 100%; height: auto; }
@media (max-width: 520px) { .charts { grid-template-columns: 1fr; } }
`;

/** The whole load test as one page, with nothing to load. */
export function report(
  server: string,
  scenarios: { played: Played; verdicts: Verdict[] }[],
): string {
  const missed = scenarios
    .flatMap(({ verdicts }) => verdicts)
    .filter(({ outcome }) => outcome === 'missed').length;
  const machine = `${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>QRush load test</title>
<style>${STYLE}</style>
<main>
<h1>QRush load test</h1>
<p>${escaped(server)}, on ${escaped(machine)}; the players ran on the same machine.</p>
<p>${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC</p>
<span class="all ${missed > 0 ? 'missed' : ''}">${missed > 0 ? `${missed} missed` : 'All targets hold'}</span>
${scenarios.map(section).join('\n')}
</main>
</html>
`;
}

function section({ played, verdicts }: { played: Played; verdicts: Verdict[] }): string {
  const { title, players, games, requests, duration } = played.scenario;
  const words = [
    ...(players > 0
      ? [
          `${players.toLocaleString('en')} players in ${games === 1 ? 'one game' : `${games} games at once`}`,
        ]
      : []),
    ...(requests > 0 ? [`${requests.toLocaleString('en')} HTTP requests a minute`] : []),
    `${duration} seconds`,
  ];
  return `<section>
<h2>${escaped(title)}</h2>
<p>${escaped(words.join(', '))}</p>
<div class="card" style="margin-top: 12px"><table>
<thead><tr><th></th><th>what</th><th class="value">measured</th><th class="value">target</th><th>how often, and where</th></tr></thead>
<tbody>
${verdicts.map(row).join('\n')}
</tbody>
</table></div>
<div class="charts">
${charts(played)
  .map(({ svg }) => `<div class="card">${svg}</div>`)
  .join('\n')}
</div>
</section>`;
}

function row({ outcome, what, measured, target, note }: Verdict): string {
  const [style, word] =
    outcome === 'ok'
      ? ['ok', '✓ ok']
      : outcome === 'missed'
        ? ['missed', '✗ missed']
        : ['none', '–'];
  return `<tr><td class="outcome ${style}">${word}</td><td>${escaped(what)}</td><td class="value">${escaped(measured)}</td><td class="value">${escaped(target)}</td><td class="note">${escaped(note)}</td></tr>`;
}
