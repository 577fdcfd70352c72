import { Face } from '../../components/face.tsx';
import { t } from '../../words/t.ts';
import type { QuizSummary } from '../api/quizzes.ts';
import { Button, ButtonLink } from '../frame/button.tsx';
import { Void } from '../frame/void.tsx';
import { titleOf, writeQuiz } from './actions.ts';

const FACES = ['Ana', 'Bo', 'Chidi', 'Dina', 'Emil', 'Fay'];

/** Nobody has written or played anything here yet: a game is one press away. */
export function Welcome({ starters }: { starters: QuizSummary[] }) {
  const [first] = starters.filter(({ playable }) => playable);
  if (!first) return null;
  return (
    <section class="card welcome" aria-labelledby="welcome">
      <div class="faces">
        {FACES.slice(0, 3).map((name) => (
          <Face key={name} nickname={name} />
        ))}
      </div>
      <div class="grow">
        <h2 id="welcome">{t('library.welcome')}</h2>
        <p class="soft">{t('library.welcomeText')}</p>
      </div>
      <ButtonLink href={`/host/quiz/${first.id}/play`} icon="play">
        {t('library.playIt', { title: titleOf(first) })}
      </ButtonLink>
    </section>
  );
}

export function NoQuizzes() {
  return (
    <Void faces={FACES} title={t('library.none')}>
      <p class="soft">{t('library.noneText')}</p>
      <div class="row wrap">
        <Button kind="go" icon="plus" big onClick={() => void writeQuiz()}>
          {t('library.write')}
        </Button>
        <ButtonLink href="/host/import" icon="upload" big>
          {t('library.importFile')}
        </ButtonLink>
      </div>
      <p class="soft small">
        <a href="/host?state=deleted">{t('library.restorable')}</a>
      </p>
    </Void>
  );
}
