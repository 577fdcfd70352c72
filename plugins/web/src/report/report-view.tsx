import './report.css';
import './print.css';
import type { ComponentChildren } from 'preact';
import type { ReportOverview } from '../../../../server/protocol/report-parts.ts';
import { Face } from '../components/face.tsx';
import { number } from '../words/numbers.ts';
import { t } from '../words/t.ts';
import { percent, timeBetween } from './figures.ts';
import { Shown, usePart } from './part.tsx';
import { PlayerRows } from './player-rows.tsx';
import { PRINTED_PLAYERS, PrintSheet } from './print-sheet.tsx';
import { QuestionRows } from './question-rows.tsx';
import type { ReportReader } from './reader.ts';
import { ChannelFacts, GroupRows, titleOf } from './sides.tsx';

interface Props {
  reader: ReportReader;
  overview: ReportOverview;
  /** Shown below the facts of the channels. */
  children?: ComponentChildren;
}

/** How a game went: in figures, by question, player, group and channel. */
export function ReportView({ reader, overview, children }: Props) {
  const questions = usePart('questions', () => reader.questions());
  const channels = usePart('channels', () => reader.channels());
  const groups = usePart('groups', async () =>
    overview.groups ? (await reader.groups()).groups : [],
  );
  const best = usePart('best', () => reader.players({ size: String(PRINTED_PLAYERS) }));
  const channelTitle = (name: string) =>
    titleOf(channels.value?.channels.find((channel) => channel.name === name) ?? { name });
  return (
    <>
      <div class="report">
        <Overview overview={overview} />
        <div class="report-grid">
          <div class="stack">
            <Shown part={questions} lines={6}>
              {(value) => <QuestionRows reader={reader} questions={value.questions} />}
            </Shown>
            <PlayerRows reader={reader} channelTitle={channelTitle} />
          </div>
          <div class="stack">
            {overview.groups && (
              <Shown part={groups}>{(value) => <GroupRows groups={value} />}</Shown>
            )}
            <Shown part={channels}>{(value) => <ChannelFacts channels={value.channels} />}</Shown>
            {children}
          </div>
        </div>
      </div>
      {questions.value && best.value && (
        <PrintSheet
          overview={overview}
          questions={questions.value.questions}
          players={best.value.players}
          groups={groups.value ?? []}
          channels={channels.value?.channels ?? []}
          channelTitle={channelTitle}
        />
      )}
    </>
  );
}

function Overview({ overview }: Pick<Props, 'overview'>) {
  const { game, players, answered, right, best } = overview;
  const [first, ...others] = best.filter(({ rank }) => rank === 1);
  return (
    <div class="stats">
      <Stat name={t('report.players')}>{number(players)}</Stat>
      <Stat name={t('report.answered')}>{percent(answered)}</Stat>
      <Stat name={t('report.right')}>{percent(right)}</Stat>
      {first && first.total > 0 && (
        <Stat name={t('report.winner')}>
          <span class="row">
            <Face nickname={first.nickname} />
            <bdi class="cut">{first.nickname}</bdi>
            {others.length > 0 && <span class="soft small">+{number(others.length)}</span>}
          </span>
        </Stat>
      )}
      <Stat name={t('report.took')}>
        {timeBetween(game.startedAt ?? game.createdAt, game.finishedAt)}
      </Stat>
    </div>
  );
}

const Stat = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div class="card stat">
    <small>{name}</small>
    <b>{children}</b>
  </div>
);
