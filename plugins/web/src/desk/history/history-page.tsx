import './history.css';
import { useState } from 'preact/hooks';
import { NONE } from '../../report/figures.ts';
import { Shown, usePart } from '../../report/part.tsx';
import { ShareBar } from '../../report/plots/share-bar.tsx';
import { list, number } from '../../words/numbers.ts';
import { t } from '../../words/t.ts';
import { wordsOf } from '../api/client.ts';
import type { GameSummary } from '../api/games.ts';
import { type DeletedGames, deleteGames, exportAddress, findGames } from '../api/reports.ts';
import { Button, ButtonLink } from '../frame/button.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { address, ask, go } from '../frame/router.ts';
import { SearchField } from '../frame/search-field.tsx';
import { toast } from '../frame/toast.tsx';
import { Void } from '../frame/void.tsx';
import { moment } from '../frame/when.ts';
import { GamePages } from '../games/game-pages.tsx';
import { DeleteDialog } from './delete-dialog.tsx';

/** Games of a page. */
const PAGE_SIZE = 50;

/** Games that can be deleted at once, see `MOST_DELETED` of the server. */
const MOST = 100;

const reportOf = ({ id }: GameSummary): string => `/host/games/${encodeURIComponent(id)}`;

/** The address holds the filters, so that going back finds the same list. */
function asked() {
  const { query } = address.value;
  const of = (name: string) => query.get(name) ?? '';
  return {
    q: of('q'),
    quiz: of('quiz'),
    from: of('from'),
    to: of('to'),
    trial: of('trial') === 'true',
    page: Math.max(1, Number(of('page')) || 1),
  };
}

/** Games until the end of this day, as a date that the list ends before. */
function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

/** `/host/games?state=finished`: what has been played. */
export function HistoryPage() {
  const { q, quiz, from, to, trial, page } = asked();
  const filters = {
    ...(q && { q }),
    ...(quiz && { quiz }),
    ...(from && { from }),
    ...(to && { to: dayAfter(to) }),
  };
  const [turn, setTurn] = useState(0);
  const [chosen, setChosen] = useState<ReadonlyMap<string, GameSummary>>(new Map());
  const [counted, setCounted] = useState<DeletedGames>();
  const key = JSON.stringify({ filters, trial, page, turn });
  const part = usePart(key, () =>
    findGames({
      ...filters,
      ...(trial && { trial: 'true' as const }),
      page: String(page),
      size: String(PAGE_SIZE),
    }),
  );
  const isFiltered = Object.keys(filters).length > 0;

  const choose = (game: GameSummary, isChosen: boolean) => {
    const next = new Map(chosen);
    if (isChosen) next.set(game.id, game);
    else next.delete(game.id);
    setChosen(next);
  };
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      toast(wordsOf(error));
    }
  };
  const count = () => attempt(async () => setCounted(await deleteGames([...chosen.keys()], true)));
  const remove = () =>
    attempt(async () => {
      setCounted(undefined);
      const { games } = await deleteGames([...chosen.keys()], false);
      setChosen(new Map());
      setTurn(turn + 1);
      toast(t('history.deleted', { count: games }));
    });

  return (
    <>
      <PageHeader title={t('history.title')}>
        <SearchField
          label={t('history.search')}
          value={q}
          onSearch={(text) => ask({ q: text, page: undefined })}
        />
      </PageHeader>
      <div class="desk-page">
        <Filters from={from} to={to} quiz={quiz} exported={exportAddress(filters)} />
        {chosen.size > 0 && (
          <Chosen
            games={[...chosen.values()]}
            onClear={() => setChosen(new Map())}
            onDelete={() => void count()}
          />
        )}
        <Shown part={part} lines={8}>
          {({ games, pages }) => (
            <>
              {games.length === 0 ? (
                <Nothing isFiltered={isFiltered} trial={trial} />
              ) : (
                <Table games={games} chosen={chosen} onChoose={choose} />
              )}
              {pages > 1 && <GamePages page={page} pages={pages} />}
            </>
          )}
        </Shown>
        <p class="small">
          <a class="link" href={`/host/games?state=finished${trial ? '' : '&trial=true'}`}>
            {t(trial ? 'history.played' : 'history.tried')}
          </a>
        </p>
      </div>
      {counted && (
        <DeleteDialog
          counts={counted}
          onClose={() => setCounted(undefined)}
          onDelete={() => void remove()}
        />
      )}
    </>
  );
}

interface FiltersProps {
  from: string;
  to: string;
  quiz: string;
  /** Where all that is kept of the games found is saved from. */
  exported: string;
}

function Filters({ from, to, quiz, exported }: FiltersProps) {
  const set = (name: string) => (event: { currentTarget: HTMLInputElement }) =>
    ask({ [name]: event.currentTarget.value, page: undefined });
  return (
    <div class="history-filters">
      <label>
        <span class="small soft">{t('history.from')}</span>
        <input
          class="input"
          type="date"
          value={from}
          max={to || undefined}
          onChange={set('from')}
        />
      </label>
      <label>
        <span class="small soft">{t('history.to')}</span>
        <input class="input" type="date" value={to} min={from || undefined} onChange={set('to')} />
      </label>
      {quiz && (
        <Button icon="close" onClick={() => ask({ quiz: undefined, page: undefined })}>
          {t('history.oneQuiz')}
        </Button>
      )}
      <span class="grow" />
      <a class="button" href={exported} download>
        {t('history.exportAll')}
      </a>
    </div>
  );
}

interface ChosenProps {
  games: GameSummary[];
  onClear(): void;
  onDelete(): void;
}

/** Actions for the chosen games. */
function Chosen({ games, onClear, onDelete }: ChosenProps) {
  const [one, other, ...more] = games;
  const canCompare = other && more.length === 0 && one?.quizId === other.quizId;
  return (
    <div class="notice" role="status">
      <b class="grow">{t('history.chosen', { count: games.length })}</b>
      <Button onClick={onClear}>{t('history.chooseNone')}</Button>
      {one && other && (
        <Button
          disabled={!canCompare}
          title={canCompare ? undefined : t('history.compareWhy')}
          onClick={() => go(`${reportOf(one)}/compare/${encodeURIComponent(other.id)}`)}
        >
          {t('history.compare')}
        </Button>
      )}
      <Button kind="danger" icon="trash" onClick={onDelete}>
        {t('history.delete')}
      </Button>
    </div>
  );
}

interface TableProps {
  games: GameSummary[];
  chosen: ReadonlyMap<string, GameSummary>;
  onChoose(game: GameSummary, isChosen: boolean): void;
}

function Table({ games, chosen, onChoose }: TableProps) {
  return (
    <div class="card">
      <table class="table history-table">
        <thead>
          <tr>
            <th scope="col">
              <span class="visually-hidden">{t('history.choose')}</span>
            </th>
            <th scope="col">{t('history.game')}</th>
            <th scope="col">{t('history.when')}</th>
            <th scope="col" class="num">
              {t('report.players')}
            </th>
            <th scope="col">{t('report.right')}</th>
            <th scope="col">{t('report.winner')}</th>
            <th scope="col">
              <span class="visually-hidden">{t('report.title')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {games.map((game) => (
            <tr key={game.id}>
              <td>
                <label class="history-choose">
                  <input
                    type="checkbox"
                    aria-label={t('history.chooseNamed', { title: game.title })}
                    checked={chosen.has(game.id)}
                    disabled={!chosen.has(game.id) && chosen.size >= MOST}
                    onChange={(event) => onChoose(game, event.currentTarget.checked)}
                  />
                </label>
              </td>
              <td>
                <a class="history-title" href={reportOf(game)} dir="auto">
                  {game.title}
                </a>{' '}
                {game.outcome === 'ended' && (
                  <span class="chip warn">{t('history.endedEarly')}</span>
                )}
              </td>
              <td data-name={t('history.when')}>{moment(game.finishedAt ?? game.createdAt)}</td>
              <td class="num" data-name={t('report.players')}>
                {number(game.players)}
              </td>
              <td data-name={t('report.right')}>
                <ShareBar share={game.right} />
              </td>
              <td data-name={t('report.winner')}>
                <bdi>{game.winners?.length ? list(game.winners) : NONE}</bdi>
              </td>
              <td class="history-actions">
                <ButtonLink
                  href={reportOf(game)}
                  label={t('history.reportNamed', { title: game.title })}
                >
                  {t('history.report')}
                </ButtonLink>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Nothing({ isFiltered, trial }: { isFiltered: boolean; trial: boolean }) {
  if (isFiltered)
    return (
      <Void faces={['Search', 'Empty']} title={t('history.noneFound')}>
        <p class="soft">{t('history.noneFoundWhy')}</p>
        <Button
          onClick={() =>
            ask({ q: undefined, quiz: undefined, from: undefined, to: undefined, page: undefined })
          }
        >
          {t('history.showAll')}
        </Button>
      </Void>
    );
  if (trial)
    return (
      <Void faces={['Bot Ada', 'Bot Bo']} title={t('history.noTrials')}>
        <p class="soft">{t('history.noTrialsWhy')}</p>
      </Void>
    );
  return (
    <Void faces={['History', 'Past']} title={t('history.none')}>
      <p class="soft">{t('history.noneWhy')}</p>
    </Void>
  );
}
