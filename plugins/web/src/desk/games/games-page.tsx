import './games.css';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { later } from '../../components/later.tsx';
import { counted, points } from '../../components/wording.ts';
import { ApiError } from '../api/client.ts';
import {
  countGame,
  type DeletedGame,
  deleteGame,
  type GameList,
  type GameSummary,
  gameReport,
  listGames,
} from '../api/games.ts';
import { Button, ButtonLink } from '../frame/button.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { Menu } from '../frame/menu.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { address, ask } from '../frame/router.ts';
import { saveFile } from '../frame/save-file.ts';
import { ServerAway } from '../frame/server-away.tsx';
import { toast } from '../frame/toast.tsx';
import { Void } from '../frame/void.tsx';
import { moment } from '../frame/when.ts';
import { whereItIs } from '../library/live-notice.tsx';
import { lookAtGames } from './games-now.ts';
import { openAsHost } from './open-as-host.ts';

const History = later(async () => (await import('../history/history-page.tsx')).HistoryPage);

const PAGE_SIZE = 50;

/** ms between two looks at games that run. */
const PACE = 5000;

/** `/host/games`: what runs now, and what has been played. */
export function GamesPage() {
  const { query } = address.value;
  if (query.get('state') === 'finished') return <History />;
  const state = query.get('state') === 'finished' ? 'finished' : 'running';
  const page = Math.max(1, Number(query.get('page')) || 1);
  const trial = query.get('trial') === 'true';
  return <Games key={`${state} ${trial} ${page}`} state={state} trial={trial} page={page} />;
}

interface Props {
  state: 'running' | 'finished';
  /** Of what is over, the games that were made to try things out. */
  trial: boolean;
  page: number;
}

function Games({ state, trial, page }: Props) {
  const [list, setList] = useState<GameList>();
  const [problem, setProblem] = useState<{ error: ApiError; at: number }>();
  const [asked, setAsked] = useState<{ game: GameSummary; counts: DeletedGame }>();

  const load = useCallback(async () => {
    try {
      setList(await listGames({ state, trial: trial ? 'true' : undefined, page, size: PAGE_SIZE }));
      setProblem(undefined);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem({ error, at: Date.now() });
    }
  }, [state, trial, page]);
  useEffect(() => {
    void load();
    // A finished game changes when somebody deletes it here.
    if (state === 'finished') return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void load();
    }, PACE);
    return () => clearInterval(timer);
  }, [load, state]);

  const count = async (game: GameSummary) => {
    try {
      setAsked({ game, counts: await countGame(game.id) });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      toast(error.message);
    }
  };
  const remove = async ({ id, title }: GameSummary) => {
    setAsked(undefined);
    try {
      await deleteGame(id);
      toast(`The game “${title}” and its report are gone.`);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      toast(error.message);
    }
    await Promise.all([load(), lookAtGames()]);
  };

  return (
    <>
      <PageHeader title={state === 'running' ? 'Live' : 'History'} />
      <div class="desk-page">
        {problem && (
          <ServerAway
            problem={problem.error}
            failedAt={problem.at}
            isBusy={false}
            onTry={() => void load()}
          />
        )}
        {list && list.games.length > 0 && (
          <GameTable games={list.games} state={state} onDelete={(game) => void count(game)} />
        )}
        {list && list.games.length === 0 && (trial ? <NoTrials /> : <NoGames state={state} />)}
        {list && list.pages > 1 && <Pages page={page} pages={list.pages} />}
        {list && state === 'finished' && <TrialsLink trial={trial} />}
      </div>
      {asked && (
        <DeleteDialog
          {...asked}
          onClose={() => setAsked(undefined)}
          onDelete={() => void remove(asked.game)}
        />
      )}
    </>
  );
}

interface TableProps {
  games: GameSummary[];
  state: 'running' | 'finished';
  onDelete(game: GameSummary): void;
}

function GameTable({ games, state, onDelete }: TableProps) {
  const isLive = state === 'running';
  return (
    <div class="card">
      <table class="table games-table">
        <thead>
          <tr>
            <th scope="col">Game</th>
            <th scope="col">{isLive ? 'Opened' : 'When'}</th>
            <th scope="col" class="num">
              Players
            </th>
            <th scope="col">{isLive ? 'Where it is' : 'Questions'}</th>
            <th scope="col">
              <span class="visually-hidden">What to do</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {games.map((game) => (
            <tr key={game.id}>
              <td>
                <b class="game-title" dir="auto">
                  {game.title}
                </b>{' '}
                <Label game={game} />
              </td>
              <td data-name={isLive ? 'Opened' : 'When'}>
                {moment(game.finishedAt ?? game.createdAt)}
              </td>
              <td class="num" data-name="Players">
                {points(game.players)}
              </td>
              <td data-name={isLive ? 'Where it is' : 'Questions'}>
                {isLive ? stepOf(game) : points(game.questions)}
              </td>
              <td class="game-actions">
                <Actions game={game} isLive={isLive} onDelete={onDelete} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Label({ game: { pin, paused, outcome, trial } }: { game: GameSummary }) {
  if (outcome === 'ended') return <span class="chip warn">Ended early</span>;
  if (outcome) return null;
  return (
    <>
      <span class={`chip ${paused ? 'warn' : 'good'}`}>{paused ? 'Paused' : 'Live'}</span>{' '}
      {trial && <span class="chip">Trial</span>}{' '}
      {pin !== undefined && <span class="soft digits">PIN {pin}</span>}
    </>
  );
}

const stepOf = (game: GameSummary): string =>
  game.question === undefined
    ? 'In the lobby'
    : (whereItIs(game).split(',')[0]?.replace('question', 'Question') ?? '');

function Actions({
  game,
  isLive,
  onDelete,
}: Pick<TableProps, 'onDelete'> & { game: GameSummary; isLive: boolean }) {
  if (isLive)
    return (
      <Button
        icon="screen"
        aria-label={`Open as host: “${game.title}”`}
        onClick={() => void openAsHost(game)}
      >
        Open as host
      </Button>
    );
  const report = async (format: 'csv' | 'json') => {
    try {
      saveFile(await gameReport(game.id, format, `${game.title} ${game.createdAt.slice(0, 10)}`));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      toast(error.message);
    }
  };
  return (
    <>
      <Button
        icon="download"
        aria-label={`Report of “${game.title}” as a table`}
        onClick={() => void report('csv')}
      >
        Report
      </Button>
      <Menu
        label={`More about ${game.title}`}
        items={[
          { text: 'Report as JSON', icon: 'download', run: () => void report('json') },
          'line',
          { text: 'Delete…', icon: 'trash', danger: true, run: () => onDelete(game) },
        ]}
      />
    </>
  );
}

interface DeleteProps {
  game: GameSummary;
  counts: DeletedGame;
  onClose(): void;
  onDelete(): void;
}

function DeleteDialog({ game, counts, onClose, onDelete }: DeleteProps) {
  return (
    <Dialog
      title={`Delete the game “${game.title}”?`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button kind="danger" icon="trash" onClick={onDelete}>
            Delete for good
          </Button>
        </>
      }
    >
      <p>
        With it go {counted(counts.players, 'player')} with their names,{' '}
        {counted(counts.answers, 'answer')} and {counted(counts.results, 'result')}, and the report.
        This cannot be undone. The quiz stays.
      </p>
    </Dialog>
  );
}

function NoGames({ state }: { state: Props['state'] }) {
  return state === 'running' ? (
    <Void faces={['Lobby', 'Waiting', 'Soon']} title="No game is running">
      <p class="soft">Choose a quiz, and open its lobby.</p>
      <ButtonLink href="/host" kind="go" big icon="book">
        To the library
      </ButtonLink>
    </Void>
  ) : (
    <Void faces={['History', 'Past']} title="Nothing has been played yet">
      <p class="soft">Games are here once they are over, each with its report.</p>
    </Void>
  );
}

function NoTrials() {
  return (
    <Void faces={['Bot Ada', 'Bot Bo']} title="Nothing was tried lately">
      <p class="soft">Games with bots are here for a day after their end.</p>
    </Void>
  );
}

/** From what was played to what was only tried, and back. */
function TrialsLink({ trial }: Pick<Props, 'trial'>) {
  return (
    <p class="small">
      <a class="link" href={`/host/games?state=finished${trial ? '' : '&trial=true'}`}>
        {trial ? 'Games that were played' : 'Games tried with bots'}
      </a>
    </p>
  );
}

function Pages({ page, pages }: { page: number; pages: number }) {
  const turn = (to: number) => ask({ page: to === 1 ? undefined : String(to) });
  return (
    <nav class="row pages" aria-label="Pages">
      <Button disabled={page === 1} onClick={() => turn(page - 1)}>
        Newer
      </Button>
      <span class="digits">
        {page} of {pages}
      </span>
      <Button disabled={page >= pages} onClick={() => turn(page + 1)}>
        Older
      </Button>
    </nav>
  );
}
