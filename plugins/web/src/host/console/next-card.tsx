import { marked } from '../../components/marked.ts';
import { QuizLanguage } from '../../components/quiz-language.ts';
import { t } from '../../words/t.ts';
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
      <Card title={t('host.nextPodium')}>
        <p class="soft">{t('host.wasLast')}</p>
      </Card>
    );
  if (!scripted) return null;
  return (
    <Card
      title={t('host.nextOf', { number: index + 1, total: state.total })}
      aside={<span class="small faint digits">{t('host.limit', { seconds: scripted.limit })}</span>}
      look="next-card"
    >
      <QuizLanguage value={scripted.language}>
        <p class="next-text" dir="auto" lang={scripted.language} {...marked(scripted)} />
        <details>
          <summary>{t('host.itsAnswer')}</summary>
          <RightAnswer scripted={scripted} />
        </details>
      </QuizLanguage>
    </Card>
  );
}
