import type { GameState, Question } from '../../../../../client/game-state.ts';
import type { ComingView, MediaView } from '../../../../../server/protocol/views.ts';
import { AskedBefore } from '../../components/asked-before.tsx';
import { Countdown } from '../../components/countdown.tsx';
import { marked } from '../../components/marked.ts';
import { OnlySome } from '../../components/only-some.tsx';
import { Picture } from '../../components/picture.tsx';
import { QuizLanguage } from '../../components/quiz-language.ts';
import { boardPlaces } from '../../game/board-places.ts';
import { onPodium } from '../../game/own-standing.ts';
import type { HostSession } from '../../game/sessions.ts';
import { waysInto } from '../../game/ways.ts';
import { number } from '../../words/numbers.ts';
import { t } from '../../words/t.ts';
import { spacedPin } from '../pin.ts';
import type { HostConnection } from '../session.ts';
import { SmallForm } from './small-form.tsx';

interface Props {
  connection: HostConnection;
  state: GameState;
}

/** The audience's screen in small: drawn from the same game, so that the host need not turn round. */
export function SmallScreen({ connection, state }: Props) {
  return (
    <section class="small-screen" aria-label={t('host.screen')}>
      {state.pausedAt !== undefined && state.phase !== 'finished' ? (
        <p class="small-screen-word">{t('host.paused')}</p>
      ) : (
        <Step connection={connection} state={state} />
      )}
    </section>
  );
}

/** The first way in, in words. */
function howToJoin(session: HostSession, state: GameState): string {
  const [way] = waysInto(state, session);
  if (!way) return t('host.joinPin');
  return t(way.by === 'at' ? 'host.joinAt' : 'host.joinOn', { name: way.name });
}

function Step({ connection, state }: Props) {
  const { phase, question } = state;
  const { session, game } = connection;
  switch (phase) {
    case 'lobby':
      return (
        <>
          <p>{state.locked ? t('host.doorClosed') : howToJoin(session, state)}</p>
          <p class="small-screen-word digits">{spacedPin(state.pin)}</p>
          <p>{t('host.players', { count: state.players })}</p>
        </>
      );
    case 'countdown':
      if (state.coming?.text !== undefined && !state.ask)
        return <Read state={state} coming={state.coming} />;
      return (
        <>
          {!state.ask && <p dir="auto">{state.title}</p>}
          <div class="small-screen-word">
            <Countdown clock={game.clock} until={state.opensAt ?? 0} pausedAt={state.pausedAt} />
          </div>
          <AskedBefore state={state} />
        </>
      );
    case 'question':
    case 'closed':
      return question ? <Asked question={question} /> : null;
    case 'revealed':
      return question ? <Asked question={question} /> : null;
    case 'finished':
      return <Winners state={state} />;
  }
}

/** A question before its options. */
function Read({ state, coming }: { state: GameState; coming: ComingView }) {
  const { text = '', html, media, language, index } = coming;
  return (
    <QuizLanguage value={language}>
      <p>{t('host.atQuestion', { number: index + 1, total: state.total })}</p>
      <h3 dir="auto" lang={language} {...marked({ text, html })} />
      <SmallPicture media={media} />
    </QuizLanguage>
  );
}

function SmallPicture({ media }: { media: MediaView | undefined }) {
  if (media?.kind !== 'picture') return null;
  return <Picture class="small-screen-picture" image={media.image} alt={media.alt} />;
}

function Asked({ question }: { question: Question }) {
  const { media, language, form } = question;
  return (
    <QuizLanguage value={language}>
      <h3 dir="auto" lang={language} {...marked(question)} />
      <OnlySome question={question} />
      <SmallPicture media={media} />
      <SmallForm form={form} />
    </QuizLanguage>
  );
}

function Winners({ state }: { state: GameState }) {
  const places = boardPlaces(state);
  const winners = onPodium(state.groups ? places.slice(0, 3) : state.podium);
  if (winners.length === 0) return <p class="small-screen-word">{t('host.atEnd')}</p>;
  return (
    <ol class="small-screen-winners" aria-label={t('host.podium')}>
      {winners.map(({ rank, nickname, total }) => (
        <li key={nickname}>
          <b class="digits">{number(rank)}</b> <bdi class="cut">{nickname}</bdi>{' '}
          <span class="digits">{number(total)}</span>
        </li>
      ))}
    </ol>
  );
}
