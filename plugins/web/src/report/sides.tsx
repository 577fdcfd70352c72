import type { ReportChannel, ReportGroup } from '../../../../server/protocol/report-parts.ts';
import { BROWSER } from '../game/ways.ts';
import { number } from '../words/numbers.ts';
import { t } from '../words/t.ts';
import { average, inSeconds, money, percent } from './figures.ts';
import { ShareBar } from './plots/share-bar.tsx';

/** How the groups did, the best first. */
export function GroupRows({ groups }: { groups: ReportGroup[] }) {
  return (
    <section class="card">
      <header>
        <h2>{t('report.groups')}</h2>
      </header>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t('report.group')}</th>
            <th scope="col">{t('report.right')}</th>
            <th scope="col" class="num">
              {t('report.points')}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ name, rank, players, right, total }) => (
            <tr key={name}>
              <td>
                <b class="digits">{number(rank)}</b> <bdi>{name}</bdi>
                <br />
                <span class="soft small">{t('report.playerCount', { count: players })}</span>
              </td>
              <td data-name={t('report.right')}>
                <ShareBar share={right} />
              </td>
              <td class="num" data-name={t('report.points')}>
                <b>{number(total)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A channel's name for people: a chat's is its own in every language. */
export const titleOf = ({ name, title = name }: { name: string; title?: string }): string =>
  name === 'web' ? t('report.browser') : title;

/** How the players of each channel did, and what it took to reach them. */
export function ChannelFacts({ channels }: { channels: ReportChannel[] }) {
  return (
    <section class="card pad">
      <h2>{t('report.channels')}</h2>
      {channels.map((channel) => (
        <dl key={channel.name} class="report-facts">
          <div class="report-fact-head">
            <dt>{titleOf(channel)}</dt>
            <dd>{t('report.playerCount', { count: channel.players })}</dd>
          </div>
          {factsOf(channel).map(([name, value]) => (
            <div key={name}>
              <dt class="soft">{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ))}
    </section>
  );
}

function factsOf({
  name,
  right,
  seconds,
  points,
  report,
  credit,
}: ReportChannel): [string, string][] {
  const { messages, price, spread } = report ?? {};
  return [
    [t('report.right'), percent(right)],
    [t('report.averageTime'), inSeconds(seconds)],
    [t('report.averagePoints'), average(points)],
    ...(spread
      ? [[t('report.arrival'), inSeconds(spread.median / 1000)] satisfies [string, string]]
      : []),
    ...(credit ? creditOf(name, credit) : []),
    ...(messages
      ? [
          [t('report.sent'), number(messages.sent)] satisfies [string, string],
          [t('report.failed'), number(messages.failed)] satisfies [string, string],
        ]
      : []),
    ...(price
      ? [[t('report.cost'), money(price.amount, price.currency)] satisfies [string, string]]
      : []),
  ];
}

/** Time that was not charged to players, and why; with signs of lines and answers to look at. */
function creditOf(
  name: string,
  { median, most, near = 0, quick = 0 }: NonNullable<ReportChannel['credit']>,
): [string, string][] {
  const times = { median: inSeconds(median / 1000), most: inSeconds(most / 1000) };
  return [
    [
      t(name === BROWSER ? 'report.creditNetwork' : 'report.creditChat'),
      t('report.creditOf', times),
    ],
    ...(near > 0 ? [[t('report.nearLimit'), number(near)] satisfies [string, string]] : []),
    ...(quick > 0 ? [[t('report.tooQuick'), number(quick)] satisfies [string, string]] : []),
  ];
}
