import { t } from '../../words/t.ts';
import type { QuizSummary } from '../api/quizzes.ts';
import { Button, ButtonLink } from '../frame/button.tsx';
import { languageName } from '../frame/language-name.ts';
import { Menu, type MenuItem } from '../frame/menu.tsx';
import { daysAgo } from '../frame/when.ts';
import { archive, duplicate, type List, remove, restore, titleOf } from './actions.ts';
import { Cover } from './cover.tsx';

/** Tags that a card has room for. */
const TAGS_SHOWN = 3;

interface Props {
  quiz: QuizSummary;
  list: List;
  onExport(quiz: QuizSummary): void;
}

export function QuizCard({ quiz, list, onExport }: Props) {
  const { id, language, questions, tags } = quiz;
  const titleId = `quiz-${id}`;
  return (
    <article class="card quiz" aria-labelledby={titleId}>
      <Cover quiz={quiz} />
      <div class="quiz-text">
        <div>
          <h2 id={titleId} dir="auto">
            {titleOf(quiz)}
          </h2>
          <p class="quiz-facts">
            {t('library.facts', { count: questions, language: languageName(language) })}
          </p>
        </div>
        <div class="quiz-tags">
          {tags.slice(0, TAGS_SHOWN).map((tag) => (
            <span key={tag} class="chip">
              <bdi class="cut">{tag}</bdi>
            </span>
          ))}
          <State quiz={quiz} />
        </div>
        <Foot quiz={quiz} list={list} onExport={onExport} titleId={titleId} />
      </div>
    </article>
  );
}

function State({ quiz: { playable, played, lastPlayedAt, deletedAt } }: { quiz: QuizSummary }) {
  if (deletedAt)
    return <span class="quiz-facts">{t('library.deletedAgo', { ago: daysAgo(deletedAt) })}</span>;
  if (!playable) return <strong class="quiz-state warn">{t('library.draft')}</strong>;
  if (!lastPlayedAt) return <span class="quiz-facts">{t('library.never')}</span>;
  const ago = daysAgo(lastPlayedAt);
  return (
    <span class="quiz-facts">
      {played > 1 ? t('library.playedTimes', { ago, count: played }) : t('library.played', { ago })}
    </span>
  );
}

function Foot({ quiz, list, onExport, titleId }: Props & { titleId: string }) {
  const { id, playable, archivedAt, deletedAt } = quiz;
  if (deletedAt)
    return (
      <div class="quiz-foot">
        <Button icon="restore" aria-describedby={titleId} onClick={() => void restore(quiz, list)}>
          {t('library.restore')}
        </Button>
      </div>
    );
  const title = titleOf(quiz);
  const isArchived = archivedAt !== undefined;
  const items: (MenuItem | 'line')[] = [
    { text: t('library.duplicate'), icon: 'copy', run: () => void duplicate(quiz, list) },
    {
      text: t('library.export'),
      icon: 'download',
      run: () => onExport(quiz),
      disabled: playable ? undefined : t('library.noExport'),
    },
    {
      text: t(isArchived ? 'library.backToLibrary' : 'library.archive'),
      icon: isArchived ? 'restore' : 'archive',
      run: () => void archive(quiz, !isArchived, list),
    },
    'line',
    { text: t('library.delete'), icon: 'trash', danger: true, run: () => void remove(quiz, list) },
  ];
  return (
    <div class="quiz-foot">
      {playable ? (
        <ButtonLink href={`/host/quiz/${id}/play`} icon="play" describedBy={titleId}>
          {t('library.host')}
        </ButtonLink>
      ) : (
        <ButtonLink href={`/host/quiz/${id}`} icon="edit" describedBy={titleId}>
          {t('library.finish')}
        </ButtonLink>
      )}
      {playable && (
        <ButtonLink href={`/host/quiz/${id}`} icon="edit" label={t('library.edit', { title })} />
      )}
      <Menu label={t('desk.moreAbout', { title })} items={items} />
    </div>
  );
}
