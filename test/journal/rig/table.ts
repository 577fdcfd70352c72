import { PHASES, type PhaseResult } from './round.ts';

const HEAD = ['phase', 'kills', 'games lost', 'acked', 'acked lost', 'counted twice', 'back after'];

/**
 * The result of all kills, by phase, as Markdown. @param sentTwice messages to phones, of all games
 */
export function killTable(results: PhaseResult[], sentTwice: string[]): string {
  const rows = PHASES.map((phase) => {
    const of = results.filter((one) => one.phase === phase);
    const sum = (pick: (one: PhaseResult) => number) =>
      String(of.reduce((all, one) => all + pick(one), 0));
    return [
      phase,
      String(of.length),
      sum(({ lost }) => (lost ? 1 : 0)),
      sum(({ acked }) => acked),
      sum(({ ackedLost }) => ackedLost),
      sum(({ twice }) => twice),
      `${(Math.max(0, ...of.map(({ back }) => back)) / 1000).toFixed(1)} s`,
    ];
  });
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(HEAD),
    `|---|${'--:|'.repeat(HEAD.length - 1)}`,
    ...rows.map(line),
    '',
    `Messages sent twice to a phone: ${sentTwice.length}`,
    ...sentTwice,
  ].join('\n');
}

/** All that is not as it should be, in words. */
export const wrongIn = (results: PhaseResult[]): string[] =>
  results.flatMap(({ phase, lost, ackedLost, twice, problems }) => [
    ...(lost ? [`${phase}: the game is lost`] : []),
    ...(ackedLost > 0 ? [`${phase}: ${ackedLost} acked answers are lost`] : []),
    ...(twice > 0 ? [`${phase}: ${twice} counted twice`] : []),
    ...problems.map((problem) => `${phase}: ${problem}`),
  ]);
