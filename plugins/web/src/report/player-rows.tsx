import { useState } from 'preact/hooks';
import type { ReportPlayer, ReportPlayers } from '../../../../server/protocol/report-parts.ts';
import type { ReportPlayersQuery } from '../../../../server/protocol/report-requests.ts';
import { Face } from '../components/face.tsx';
import { Button } from '../desk/frame/button.tsx';
import { SearchField } from '../desk/frame/search-field.tsx';
import { number } from '../words/numbers.ts';
import { t } from '../words/t.ts';
import { inSeconds, percent } from './figures.ts';
import { Shown, usePart } from './part.tsx';
import { PlayerDialog } from './player-dialog.tsx';
import type { ReportReader } from './reader.ts';

/** Players of a page. */
const PAGE = 25;

type Sort = NonNullable<ReportPlayersQuery['sort']>;

const SORTS = ['rank', 'nickname', 'right', 'seconds', 'answers'] as const satisfies Sort[];

interface Props {
  reader: ReportReader;
  /** The title of a channel by its name. */
  channelTitle(name: string): string;
}

/** Everybody who played, a page at a time; one opens to show each answer. */
export function PlayerRows({ reader, channelTitle }: Props) {
  const [sort, setSort] = useState<Sort>('rank');
  const [q, setQ] = useState('');
  const [page, setPage] = useState(1);
  const [shown, setShown] = useState<ReportPlayer>();
  const part = usePart(`players ${sort} ${page} ${q}`, () =>
    reader.players({ sort, page: String(page), size: String(PAGE), q: q || undefined }),
  );
  const search = (text: string) => {
    setQ(text);
    setPage(1);
  };
  return (
    <section class="card">
      <header class="report-tools">
        <h2 class="grow">{t('report.players')}</h2>
        <label class="report-sort">
          <span class="visually-hidden">{t('report.sortBy')}</span>
          <select
            class="input"
            value={sort}
            onChange={(event) => {
              setSort(event.currentTarget.value as Sort);
              setPage(1);
            }}
          >
            {SORTS.map((one) => (
              <option key={one} value={one}>
                {sortName(one)}
              </option>
            ))}
          </select>
        </label>
        <SearchField label={t('report.findPlayer')} value={q} onSearch={search} />
      </header>
      <Shown part={part} lines={6}>
        {(found) => (
          <>
            <Table {...found} channelTitle={channelTitle} onOpen={setShown} />
            {found.pages > 1 && <Pages page={found.page} pages={found.pages} onTurn={setPage} />}
          </>
        )}
      </Shown>
      {shown && <PlayerDialog reader={reader} player={shown} onClose={() => setShown(undefined)} />}
    </section>
  );
}

/** How players are ordered, in words. */
function sortName(sort: (typeof SORTS)[number]): string {
  switch (sort) {
    case 'rank':
      return t('report.byRank');
    case 'nickname':
      return t('report.byName');
    case 'right':
      return t('report.byRight');
    case 'seconds':
      return t('report.bySeconds');
    case 'answers':
      return t('report.byAnswers');
  }
}

interface TableProps extends Pick<ReportPlayers, 'players'>, Pick<Props, 'channelTitle'> {
  onOpen(player: ReportPlayer): void;
}

function Table({ players, channelTitle, onOpen }: TableProps) {
  if (players.length === 0) return <p class="report-none soft">{t('report.nobody')}</p>;
  const hasGroups = players.some(({ group }) => group !== undefined);
  return (
    <table class="table report-players">
      <thead>
        <tr>
          <th scope="col" class="num">
            {t('report.place')}
          </th>
          <th scope="col">{t('report.player')}</th>
          {hasGroups && <th scope="col">{t('report.group')}</th>}
          <th scope="col">{t('report.channel')}</th>
          <th scope="col" class="num">
            {t('report.right')}
          </th>
          <th scope="col" class="num">
            {t('report.time')}
          </th>
          <th scope="col" class="num">
            {t('report.points')}
          </th>
        </tr>
      </thead>
      <tbody>
        {players.map((player) => (
          <tr key={player.id}>
            <td class="num" data-name={t('report.place')}>
              {number(player.rank)}
            </td>
            <td>
              <button type="button" class="report-player" onClick={() => onOpen(player)}>
                <Face nickname={player.nickname} />
                <bdi>{player.nickname}</bdi>
              </button>
            </td>
            {hasGroups && (
              <td data-name={t('report.group')}>
                <bdi>{player.group}</bdi>
              </td>
            )}
            <td data-name={t('report.channel')}>{channelTitle(player.channel)}</td>
            <td class="num" data-name={t('report.right')}>
              {percent(player.right)}
            </td>
            <td class="num" data-name={t('report.time')}>
              {inSeconds(player.seconds)}
            </td>
            <td class="num" data-name={t('report.points')}>
              <b>{number(player.total)}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface PagesProps {
  page: number;
  pages: number;
  onTurn(page: number): void;
}

function Pages({ page, pages, onTurn }: PagesProps) {
  return (
    <nav class="row report-pages" aria-label={t('report.pages')}>
      <Button disabled={page === 1} onClick={() => onTurn(page - 1)}>
        {t('report.before')}
      </Button>
      <span class="digits">{t('report.pageOf', { page, pages })}</span>
      <Button disabled={page >= pages} onClick={() => onTurn(page + 1)}>
        {t('report.after')}
      </Button>
    </nav>
  );
}
