import { useEffect, useState } from 'preact/hooks';
import { t } from '../../words/t.ts';
import { ApiError } from '../api/client.ts';
import { type EditableQuiz, type QuizSummary, readQuiz } from '../api/quizzes.ts';
import { typeTitle, useTypeTitles } from '../api/type-titles.ts';
import { ButtonLink } from '../frame/button.tsx';
import { titleOf } from './actions.ts';
import { hitsIn, partsOf } from './hits.ts';

/** Quizzes that were looked into, by id and revision: letter by letter the same ones are found. */
const known = new Map<string, EditableQuiz>();
const MOST_KNOWN = 100;

/** Questions of a quiz that are shown. */
const HITS_SHOWN = 5;

interface Props {
  quiz: QuizSummary;
  sought: string;
}

/** The questions of a quiz in which something was found. */
export function Hits({ quiz, sought }: Props) {
  useTypeTitles();
  const whole = useQuiz(quiz);
  const hits = whole ? hitsIn(whole, sought) : [];
  if (hits.length === 0) return null;
  const title = titleOf(quiz);
  return (
    <section class="card hits" aria-label={title}>
      <header>
        <h2 class="grow" dir="auto">
          <Marked text={title} sought={sought} />
        </h2>
        <ButtonLink href={`/host/quiz/${quiz.id}`}>{t('library.open')}</ButtonLink>
      </header>
      <ul>
        {hits.slice(0, HITS_SHOWN).map(({ number, text, type }) => (
          <li key={number}>
            <span class="digits">{number}.</span>
            <span dir="auto">
              <Marked text={text} sought={sought} />
            </span>
            <span class="soft small">{typeTitle(`${type}`)}</span>
          </li>
        ))}
        {hits.length > HITS_SHOWN && (
          <li class="soft small">
            {t('library.otherQuestions', { count: hits.length - HITS_SHOWN })}
          </li>
        )}
      </ul>
    </section>
  );
}

function useQuiz({ id, revision }: QuizSummary): EditableQuiz | undefined {
  const key = `${id} ${revision}`;
  const [, setLoaded] = useState(0);
  useEffect(() => {
    if (known.has(key)) return;
    let isCurrent = true;
    readQuiz(id).then(
      ({ value }) => {
        const [oldest] = known.keys();
        if (known.size >= MOST_KNOWN && oldest !== undefined) known.delete(oldest);
        known.set(key, value);
        if (isCurrent) setLoaded((count) => count + 1);
      },
      (error) => {
        // Its card is there all the same.
        if (!(error instanceof ApiError)) throw error;
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [id, key]);
  return known.get(key);
}

function Marked({ text, sought }: { text: string; sought: string }) {
  return partsOf(text, sought).map(({ text: part, isHit }, index) =>
    isHit ? <mark key={index}>{part}</mark> : <span key={index}>{part}</span>,
  );
}
