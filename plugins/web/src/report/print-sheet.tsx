import type {
  ReportChannel,
  ReportGroup,
  ReportOverview,
  ReportPlayer,
  ReportQuestion,
} from '../../../../server/protocol/report-parts.ts';
import { number } from '../words/numbers.ts';
import { language } from '../words/page-words.ts';
import { t } from '../words/t.ts';
import { average, inSeconds, percent, timeBetween } from './figures.ts';
import { TimesPlot } from './plots/times-plot.tsx';
import { ordered } from './question-rows.tsx';

/** Rows that fit on two pages. */
const PRINTED_QUESTIONS = 22;
export const PRINTED_PLAYERS = 44;
const PRINTED_GROUPS = 6;

const when = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' });

interface Props {
  overview: ReportOverview;
  questions: ReportQuestion[];
  /** The best first. */
  players: ReportPlayer[];
  groups: ReportGroup[];
  channels: ReportChannel[];
  channelTitle(name: string): string;
}

/** The report on paper: a page of questions and a page of people. Screens do not show it. */
export function PrintSheet(props: Props) {
  return (
    <div class="print-sheet">
      <Questions {...props} />
      <People {...props} />
    </div>
  );
}

function Questions({ overview, questions }: Props) {
  const { game, players, answered, right } = overview;
  const isAll = questions.length <= PRINTED_QUESTIONS;
  const shown = isAll ? questions : ordered(questions, 'difficulty').slice(0, PRINTED_QUESTIONS);
  const facts = [
    [t('report.players'), number(players)],
    [t('report.answered'), percent(answered)],
    [t('report.right'), percent(right)],
    [t('report.averagePoints'), average(overview.points)],
    [t('report.took'), timeBetween(game.startedAt ?? game.createdAt, game.finishedAt)],
  ] as const;
  return (
    <section class="print-page">
      <h1 dir="auto">{game.title}</h1>
      <p>{when.format(new Date(game.finishedAt))}</p>
      <dl class="print-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2>
        {isAll
          ? t('report.questions')
          : t('report.hardestOf', { shown: PRINTED_QUESTIONS, all: questions.length })}
      </h2>
      <table>
        <thead>
          <tr>
            <th class="num">#</th>
            <th>{t('report.question')}</th>
            <th class="num">{t('report.right')}</th>
            <th class="num">{t('report.median')}</th>
            <th>{t('report.whenAnswered')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ index, text, right: share, median, times, answers }) => (
            <tr key={index}>
              <td class="num">{number(index + 1)}</td>
              <td class="print-text" dir="auto">
                {text}
              </td>
              <td class="num">{percent(share)}</td>
              <td class="num">{inSeconds(median)}</td>
              <td>
                <TimesPlot times={times} answers={answers} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function People({ overview, players, groups, channels, channelTitle }: Props) {
  return (
    <section class="print-page">
      <h2>
        {overview.players > players.length
          ? t('report.bestOf', { shown: players.length, all: overview.players })
          : t('report.players')}
      </h2>
      <div class="print-players">
        <table>
          <tbody>
            {players.map(({ id, rank, nickname, channel, right, total }) => (
              <tr key={id}>
                <td class="num">{number(rank)}</td>
                <td class="print-text">
                  <bdi>{nickname}</bdi> <small>{channelTitle(channel)}</small>
                </td>
                <td class="num">{percent(right)}</td>
                <td class="num">
                  <b>{number(total)}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="print-sides">
        {groups.length > 0 && (
          <div>
            <h2>{t('report.groups')}</h2>
            <table>
              <tbody>
                {groups.slice(0, PRINTED_GROUPS).map(({ name, rank, right, total }) => (
                  <tr key={name}>
                    <td class="num">{number(rank)}</td>
                    <td class="print-text" dir="auto">
                      {name}
                    </td>
                    <td class="num">{percent(right)}</td>
                    <td class="num">
                      <b>{number(total)}</b>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <div>
          <h2>{t('report.channels')}</h2>
          <table>
            <tbody>
              {channels.map(({ name, players: count, right, seconds }) => (
                <tr key={name}>
                  <td class="print-text">{channelTitle(name)}</td>
                  <td class="num">{t('report.playerCount', { count })}</td>
                  <td class="num">{percent(right)}</td>
                  <td class="num">{inSeconds(seconds)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </section>
  );
}
