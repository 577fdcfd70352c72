import { marked } from '../../components/marked.ts';
import { QuizLanguage } from '../../components/quiz-language.ts';
import { Troubles } from '../../host/troubles.tsx';
import { rich, t } from '../../words/t.ts';
import type { Hosting } from '../host-game.tsx';
import { RightAnswer } from '../right-answer.tsx';
import { RulingsCard } from '../rulings/rulings-card.tsx';
import { TimeLeft } from '../time-left.tsx';
import { Why } from '../why.tsx';
import { Keys } from './keys.tsx';
import { RemoteEnd } from './remote-end.tsx';
import { RemoteHead } from './remote-head.tsx';
import { Then } from './then.tsx';

/** The console on a phone: one thumb steers, and the eyes find the answer and the notes. */
export function Remote(hosting: Hosting) {
  const { connection, state, script } = hosting;
  const { phase, question } = state;
  const scripted = question && script.get(question.index);
  const isAsked = phase === 'question' || phase === 'closed';
  return (
    <div class="remote">
      <RemoteHead {...hosting} />
      <main class="remote-content">
        <Troubles state={state} />
        {phase === 'lobby' && (
          <section class="card pad">
            <p class="big-count digits">{rich('host.bigPlayersIn', { count: state.players })}</p>
            {state.players === 0 && <p class="soft">{t('host.noPlayers')}</p>}
          </section>
        )}
        {isAsked && question && (
          <section class="card pad">
            <TimeLeft clock={connection.game.clock} state={state} question={question} />
          </section>
        )}
        {phase === 'revealed' && <RightShare {...hosting} />}
        {question && phase !== 'finished' && (
          <section class="card pad">
            <QuizLanguage value={question.language}>
              <h2 dir="auto" lang={question.language} {...marked(question)} />
              {scripted && <RightAnswer scripted={scripted} />}
              {scripted && <Why scripted={scripted} />}
            </QuizLanguage>
          </section>
        )}
        <RulingsCard connection={connection} state={state} />
        {phase === 'finished' ? <RemoteEnd {...hosting} /> : <Then {...hosting} />}
      </main>
      {phase !== 'finished' && <Keys {...hosting} />}
    </div>
  );
}

/** How many answered, once the room is told what was right. */
function RightShare({ state }: Hosting) {
  const { answers = 0, players } = state;
  return (
    <section class="card pad">
      <p class="big-count digits">{rich('host.shareAnswered', { answers, count: players })}</p>
    </section>
  );
}
