import './games.css';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { number } from '../../words/numbers.ts';
import { t } from '../../words/t.ts';
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
import { lookAtGames } from './games-now.ts';
import { openAsHost } from './open-as-host.ts';

const PAGE_SIZE = 50;

/** ms between two looks at games that run. */
const PACE = 5000;

/** `/host/games`: what runs now, and what has been played. */
export function GamesPage() {
  const { query } = address.value;
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
      toast(t('games.gone', { title }));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      toast(error.message);
    }
    await Promise.all([load(), lookAtGames()]);
  };

  return (
    <>
      <PageHeader title={t(state === 'running' ? 'desk.live' : 'desk.history')} />
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
            <th scope="col">{t('games.game')}</th>
            <th scope="col">{t(isLive ? 'games.opened' : 'games.when')}</th>
            <th scope="col" class="num">
              {t('games.players')}
            </th>
            <th scope="col">{t(isLive ? 'games.where' : 'games.questions')}</th>
            <th scope="col">
              <span class="visually-hidden">{t('games.actions')}</span>
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
              <td data-name={t(isLive ? 'games.opened' : 'games.when')}>
                {moment(game.finishedAt ?? game.createdAt)}
              </td>
              <td class="num" data-name={t('games.players')}>
                {number(game.players)}
              </td>
              <td data-name={t(isLive ? 'games.where' : 'games.questions')}>
                {isLive ? stepOf(game) : number(game.questions)}
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
  if (outcome === 'ended') return <span class="chip warn">{t('games.endedEarly')}</span>;
  if (outcome) return null;
  return (
    <>
      <span class={`chip ${paused ? 'warn' : 'good'}`}>
        {t(paused ? 'games.paused' : 'games.live')}
      </span>{' '}
      {trial && <span class="chip">{t('games.trial')}</span>}{' '}
      {pin !== undefined && <span class="soft digits">{t('games.pin', { pin })}</span>}
    </>
  );
}

const stepOf = ({ question, questions }: GameSummary): string =>
  question === undefined
    ? t('games.inLobby')
    : t('games.atQuestion', { number: question + 1, total: questions });

function Actions({
  game,
  isLive,
  onDelete,
}: Pick<TableProps, 'onDelete'> & { game: GameSummary; isLive: boolean }) {
  if (isLive)
    return (
      <Button
        icon="screen"
        aria-label={t('games.openAsHostTitle', { title: game.title })}
        onClick={() => void openAsHost(game)}
      >
        {t('games.openAsHost')}
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
        aria-label={t('games.reportOf', { title: game.title })}
        onClick={() => void report('csv')}
      >
        {t('games.report')}
      </Button>
      <Menu
        label={t('desk.moreAbout', { title: game.title })}
        items={[
          { text: t('games.reportJson'), icon: 'download', run: () => void report('json') },
          'line',
          { text: t('games.delete'), icon: 'trash', danger: true, run: () => onDelete(game) },
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
      title={t('games.deleteTitle', { title: game.title })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('games.keep')}</Button>
          <Button kind="danger" icon="trash" onClick={onDelete}>
            {t('games.deleteForGood')}
          </Button>
        </>
      }
    >
      <p>
        {t('games.deleteText', {
          players: t('desk.players', { count: counts.players }),
          answers: t('games.answers', { count: counts.answers }),
          results: t('games.results', { count: counts.results }),
        })}
      </p>
    </Dialog>
  );
}

function NoGames({ state }: { state: Props['state'] }) {
  return state === 'running' ? (
    <Void faces={['Lobby', 'Waiting', 'Soon']} title={t('games.noneLive')}>
      <p class="soft">{t('games.noneLiveText')}</p>
      <ButtonLink href="/host" kind="go" big icon="book">
        {t('desk.toLibrary')}
      </ButtonLink>
    </Void>
  ) : (
    <Void faces={['History', 'Past']} title={t('games.nonePlayed')}>
      <p class="soft">{t('games.nonePlayedText')}</p>
    </Void>
  );
}

function NoTrials() {
  return (
    <Void faces={['Bot Ada', 'Bot Bo']} title={t('games.noTrials')}>
      <p class="soft">{t('games.noTrialsText')}</p>
    </Void>
  );
}

/** From what was played to what was only tried, and back. */
function TrialsLink({ trial }: Pick<Props, 'trial'>) {
  return (
    <p class="small">
      <a class="link" href={`/host/games?state=finished${trial ? '' : '&trial=true'}`}>
        {t(trial ? 'games.showPlayed' : 'games.showTrials')}
      </a>
    </p>
  );
}

function Pages({ page, pages }: { page: number; pages: number }) {
  const turn = (to: number) => ask({ page: to === 1 ? undefined : String(to) });
  return (
    <nav class="row pages" aria-label={t('games.pages')}>
      <Button disabled={page === 1} onClick={() => turn(page - 1)}>
        {t('games.newer')}
      </Button>
      <span class="digits">{t('games.pageOf', { page, pages })}</span>
      <Button disabled={page >= pages} onClick={() => turn(page + 1)}>
        {t('games.older')}
      </Button>
    </nav>
  );
}
