import type { Question } from '../../../../../client/game-state.ts';
import { OptionFace, optionColour } from '../../components/option-face.tsx';
import { QuizLanguage } from '../../components/quiz-language.ts';
import { wordsOf } from '../../game/answer-text.ts';
import { t } from '../../words/t.ts';
import { Distribution } from '../distribution.tsx';

interface Props {
  question: Question;
  /** How many chose each option. */
  spread: readonly number[];
}

/** How the answers to an open question spread, for the host alone: the room sees it at the reveal. */
export function SpreadSoFar({ question: { form, language }, spread }: Props) {
  if (form.kind !== 'pick') return null;
  const { options } = form;
  return (
    <section aria-label={t('host.spread')}>
      <QuizLanguage value={language}>
        <Distribution
          lines={options.map((option, index) => ({
            label: wordsOf(option),
            count: spread[index] ?? 0,
          }))}
          colourOf={optionColour}
          face={({ label }, index) => (
            <OptionFace index={index} option={options[index] ?? { text: label }} />
          )}
        />
      </QuizLanguage>
    </section>
  );
}
