import type { GameState } from '../../../../../client/game-state.ts';
import type { ScriptedQuestion } from '../../../../../server/protocol/console.ts';
import { QuizLanguage } from '../../components/quiz-language.ts';
import { t } from '../../words/t.ts';
import { RightAnswer } from '../right-answer.tsx';
import { Why } from '../why.tsx';
import { Card } from './card.tsx';

interface Props {
  state: GameState;
  scripted: ScriptedQuestion | undefined;
}

/**
 * The right answer and the reason, from the moment the question opens: for the host alone until the
 * room is told.
 */
export function NotesCard({ state, scripted }: Props) {
  const { right, explanation, language } = scripted ?? {};
  // Then the room sees it, and the console among the answers.
  const told = state.phase === 'revealed';
  if (!scripted || ((told || right === '') && explanation === undefined)) return null;
  return (
    <Card
      title={t(told || right === '' ? 'host.notes' : 'host.rightAnswer')}
      aside={!told && <span class="small faint">{t('host.onlyYou')}</span>}
    >
      <QuizLanguage value={language}>
        {!told && <RightAnswer scripted={scripted} />}
        <Why scripted={scripted} />
      </QuizLanguage>
    </Card>
  );
}
