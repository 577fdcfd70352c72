import { disorder, type Tally } from './tally.ts';

export const percent = (share: number, digits = 2): string =>
  `${(share * 100).toFixed(digits).replace(/^-(?=[0.]*$)/, '')} %`;

export const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** One row a channel; the first is what the others are compared with. */
export function channelTable(tallies: Tally[], limit: number, pairs = true): string {
  const [equal] = tallies;
  return table(
    [
      'channel',
      'right answers',
      'all',
      'against equal networks',
      'ms charged that were not thinking (sd)',
      'refused though in time: all, last second',
      'pairs with the LAN in another order',
    ],
    tallies.map((tally) => {
      const { points, charged, refused } = tally;
      const base = tally.equal(limit * 1000);
      return [
        tally.name,
        points.right.toFixed(1),
        points.all.toFixed(1),
        percent(points.all / base - 1),
        `${charged.mean.toFixed(0)} (${charged.deviation.toFixed(0)})`,
        `${percent(refused.all)}, ${percent(refused.atTheEnd, 1)}`,
        !pairs ? '' : equal && tally !== equal ? percent(disorder(tally, equal, equal)) : '0',
      ];
    }),
  );
}

/** The share of pairs in another order, of each two channels and of all. */
export function pairTable(tallies: Tally[]): string {
  const [equal] = tallies;
  if (!equal) return '';
  const shares: number[] = [];
  const rows = tallies.map((one, row) => [
    one.name,
    ...tallies.map((other, column) => {
      if (column <= row) return '';
      const share = disorder(one, other, equal);
      shares.push(share);
      return percent(share, 1);
    }),
  ]);
  const all = shares.reduce((sum, one) => sum + one, 0) / Math.max(1, shares.length);
  return `${table(['pairs in another order', ...tallies.map(({ name }) => name)], rows)}\n\nAll pairs on different channels: ${percent(all)}`;
}
