import type { GameState } from '../../../../../client/game-state.ts';
import { QuizLanguage } from '../../components/quiz-language.ts';
import { type Key, t } from '../../words/t.ts';
import { FormReveal } from '../form-reveal.tsx';
import type { HostConnection } from '../session.ts';
import { TimeLeft } from '../time-left.tsx';
import { Card } from './card.tsx';
import { SmallScreen } from './small-screen.tsx';
import { SpreadSoFar } from './spread-so-far.tsx';

interface Props {
  connection: HostConnection;
  state: GameState;
  /** How many chose each option of the open question so far. */
  spread: readonly number[] | undefined;
}

const PHASES = {
  lobby: 'host.doorOpen',
  countdown: 'host.getReady',
  question: 'host.open',
  closed: 'host.closed',
  revealed: 'host.answer',
  finished: 'host.over',
} as const satisfies Record<GameState['phase'], Key>;

/** The present: the time, the room's screen in small, and the answers once the room sees them. */
export function NowCard({ connection, state, spread }: Props) {
  const { phase, question, reveal } = state;
  const { clock } = connection.game;
  const word =
    state.pausedAt !== undefined
      ? 'host.paused'
      : phase === 'lobby' && state.locked
        ? 'host.locked'
        : state.coming?.held
          ? 'host.held'
          : state.coming?.shownAt !== undefined
            ? 'host.beingRead'
            : PHASES[phase];
  const isAsked = phase === 'question' || phase === 'closed';
  return (
    <Card
      title={t('host.now')}
      aside={<span class={`chip ${isAsked ? 'warn' : ''}`}>{t(word)}</span>}
      look="now"
    >
      {isAsked && question && <TimeLeft clock={clock} state={state} question={question} />}
      <SmallScreen connection={connection} state={state} />
      {phase === 'question' && question && spread && (
        <SpreadSoFar question={question} spread={spread} />
      )}
      {phase === 'revealed' && question && reveal && (
        <QuizLanguage value={question.language}>
          <FormReveal
            question={question}
            reveal={reveal}
            onHide={(label) => void connection.command('hide', { index: reveal.index, label })}
          />
          {reveal.notes?.map(({ label }) => (
            <p key={label} dir="auto">
              {label}
            </p>
          ))}
        </QuizLanguage>
      )}
    </Card>
  );
}
