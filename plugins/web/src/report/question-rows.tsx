import { useId, useState } from 'preact/hooks';
import type { ReportQuestion, ReportQuestions } from '../../../../server/protocol/report-parts.ts';
import { QuizText } from '../components/quiz-text.tsx';
import { number } from '../words/numbers.ts';
import { t } from '../words/t.ts';
import { inSeconds } from './figures.ts';
import { ShareBar } from './plots/share-bar.tsx';
import { TimesPlot } from './plots/times-plot.tsx';
import { QuestionDetails } from './question-details.tsx';
import type { ReportReader } from './reader.ts';

type Order = 'difficulty' | 'game';

/** The hardest first; what has no right answers comes last. */
const byDifficulty = (one: ReportQuestion, other: ReportQuestion): number =>
  (one.right ?? 2) - (other.right ?? 2) || one.index - other.index;

/** Questions in the order that is asked for. */
export const ordered = (questions: readonly ReportQuestion[], order: Order): ReportQuestion[] =>
  order === 'game' ? [...questions] : [...questions].sort(byDifficulty);

/** How each question went; one opens to show what was answered. */
export function QuestionRows({ reader, questions }: ReportQuestions & { reader: ReportReader }) {
  const [order, setOrder] = useState<Order>('difficulty');
  const name = useId();
  return (
    <section class="card">
      <header>
        <h2 class="grow">{t(order === 'game' ? 'report.questions' : 'report.hardestFirst')}</h2>
        <fieldset class="segments">
          <legend class="visually-hidden">{t('report.order')}</legend>
          {(['difficulty', 'game'] as const).map((one) => (
            <label key={one}>
              <input
                type="radio"
                name={name}
                checked={order === one}
                onChange={() => setOrder(one)}
              />
              <span>{t(one === 'game' ? 'report.asAsked' : 'report.difficulty')}</span>
            </label>
          ))}
        </fieldset>
      </header>
      <table class="table report-questions">
        <thead>
          <tr>
            <th scope="col">{t('report.question')}</th>
            <th scope="col">{t('report.right')}</th>
            <th scope="col" class="num">
              {t('report.median')}
            </th>
            <th scope="col">{t('report.whenAnswered')}</th>
          </tr>
        </thead>
        <tbody>
          {ordered(questions, order).map((question) => (
            <Row key={question.index} reader={reader} question={question} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ reader, question }: { reader: ReportReader; question: ReportQuestion }) {
  const [isOpen, setIsOpen] = useState(false);
  const { index, text, html, right, median, times, answers } = question;
  const id = useId();
  return (
    <>
      <tr>
        <td>
          <button
            type="button"
            class="report-question"
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setIsOpen(!isOpen)}
          >
            <span class="report-mark" aria-hidden="true" />
            <span>
              <QuizText class="report-text" text={text} {...(html !== undefined && { html })} />
              <span class="soft small">
                {t('report.nth', { number: number(index + 1) })} <Remark question={question} />
              </span>
            </span>
          </button>
        </td>
        <td data-name={t('report.right')}>
          <ShareBar share={right} />
        </td>
        <td class="num" data-name={t('report.median')}>
          {inSeconds(median)}
        </td>
        <td>
          <TimesPlot times={times} answers={answers} />
        </td>
      </tr>
      {isOpen && (
        <tr id={id}>
          <td colSpan={4} class="report-details">
            <QuestionDetails reader={reader} index={index} />
          </td>
        </tr>
      )}
    </>
  );
}

/** Why a question has no share of right answers, or how many answered it. */
export function Remark({ question }: { question: ReportQuestion }) {
  const { asked, void: isVoid, graded, answers } = question;
  if (asked === false) return <span class="chip">{t('report.notAsked')}</span>;
  if (isVoid) return <span class="chip warn">{t('report.takenOut')}</span>;
  if (graded === false) return <span class="chip">{t('report.poll')}</span>;
  return <>· {t('report.answers', { count: answers })}</>;
}
