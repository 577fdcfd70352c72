import { marked } from '../../components/marked.ts';
import { QuizLanguage } from '../../components/quiz-language.ts';
import type { Hosting } from '../host-game.tsx';
import { RightAnswer } from '../right-answer.tsx';
import { upcoming } from '../steps.ts';
import { Card } from './card.tsx';

/** The question to come, so that the host can lead over to it. */
export function NextCard({ state, script }: Hosting) {
  const index = upcoming(state);
  const scripted = script.get(index);
  if (index >= state.total)
    return (
      <Card title="Next: the podium">
        <p class="soft">That was the last question.</p>
      </Card>
    );
  if (!scripted) return null;
  return (
    <Card
      title={`Next: ${index + 1} of ${state.total}`}
      aside={<span class="small faint digits">{scripted.limit} s</span>}
      look="next-card"
    >
      <QuizLanguage value={scripted.language}>
        <p class="next-text" dir="auto" lang={scripted.language} {...marked(scripted)} />
        <details>
          <summary>Its answer</summary>
          <RightAnswer scripted={scripted} />
        </details>
      </QuizLanguage>
    </Card>
  );
}
