import type { ComponentChildren } from 'preact';
import type { GameState } from '../../../../../client/game-state.ts';
import { marked } from '../../components/marked.ts';
import { list } from '../../words/numbers.ts';
import { rich } from '../../words/t.ts';

interface Props {
  state: GameState;
  /** The question, for those who may answer. */
  children: ComponentChildren;
}

/** A question that only some may answer: the others see who. */
export function FewScreen({ state: { question, you }, children }: Props) {
  const only = question?.only ?? [];
  if (!question || only.some(({ id }) => id === you?.id)) return <>{children}</>;
  return (
    <section class="question">
      <div class="question-head">
        <h1
          class="question-text middle"
          dir="auto"
          lang={question.language}
          {...marked(question)}
        />
        <p class="question-line" role="status">
          {rich('question.watch', { names: list(only.map(({ nickname }) => nickname)) })}
        </p>
      </div>
    </section>
  );
}
