import type { ReportLine, ReportQuestionDetail } from '../../../../server/protocol/report-parts.ts';
import { Icon } from '../components/icon.tsx';
import { QuizText } from '../components/quiz-text.tsx';
import { list, number } from '../words/numbers.ts';
import { t } from '../words/t.ts';
import { inSeconds, percent } from './figures.ts';
import { Shown, usePart } from './part.tsx';
import { Bar } from './plots/bar.tsx';
import { TimesPlot } from './plots/times-plot.tsx';
import type { ReportReader } from './reader.ts';

/** Names that are listed of those who did not answer. */
const NAMED = 40;

interface Props {
  reader: ReportReader;
  index: number;
}

/** The answers to a question, when they came, and who gave none. */
export function QuestionDetails({ reader, index }: Props) {
  const part = usePart(`question ${index}`, () => reader.question(index));
  return (
    <Shown part={part} lines={4}>
      {(question) => (
        <div class="report-columns">
          <Answers question={question} />
          <div class="stack">
            <Times question={question} />
            <Absent reader={reader} question={question} />
          </div>
        </div>
      )}
    </Shown>
  );
}

function Answers({ question }: { question: ReportQuestionDetail }) {
  const { correct, explanation, explanationHtml, kind, lines, total, answers } = question;
  const most = Math.max(1, ...lines.map(({ count }) => count));
  return (
    <div class="stack">
      {correct !== undefined && kind !== 'pick' && (
        <p>
          {t('report.rightAnswer')} <b dir="auto">{correct}</b>
        </p>
      )}
      {lines.length === 0 ? (
        <p class="soft">{t('report.noAnswers')}</p>
      ) : (
        <table class="table report-answers">
          <caption class="visually-hidden">{t('report.whatAnswered')}</caption>
          <thead class="visually-hidden">
            <tr>
              <th scope="col">{t('report.answer')}</th>
              <th scope="col">{t('report.players')}</th>
              <th scope="col">{t('report.verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, at) => (
              <tr key={at}>
                <th scope="row">
                  <QuizText
                    class="report-label"
                    text={line.label}
                    {...(line.html !== undefined && { html: line.html })}
                  />
                </th>
                <td>
                  <span class="share-bar">
                    <Bar share={line.count / most} look={line.right ? 'high' : 'plain'} />
                    <b class="num">{number(line.count)}</b>
                    <span class="soft num">{answers > 0 && percent(line.count / answers)}</span>
                  </span>
                </td>
                <td>
                  <Verdict line={line} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {total > lines.length && (
        <p class="soft small">{t('report.moreAnswers', { count: total - lines.length })}</p>
      )}
      {explanation !== undefined && (
        <p class="soft">
          <QuizText
            class="report-why"
            text={explanation}
            {...(explanationHtml !== undefined && { html: explanationHtml })}
          />
        </p>
      )}
    </div>
  );
}

function Verdict({ line: { correctness, right, ruled } }: { line: ReportLine }) {
  if (correctness === undefined && !right) return null;
  const isRight = right ?? correctness === 1;
  const isPartly = !isRight && correctness !== undefined && correctness > 0;
  return (
    <span class="row">
      <span class={`chip ${isRight ? 'good' : isPartly ? 'warn' : 'bad'}`}>
        <Icon name={isRight ? 'check' : 'close'} />
        {isPartly ? percent(correctness) : t(isRight ? 'report.isRight' : 'report.isWrong')}
      </span>
      {ruled && <span class="soft small">{t('report.ruled')}</span>}
    </span>
  );
}

function Times({
  question: { times, answers, limit, seconds, median },
}: {
  question: ReportQuestionDetail;
}) {
  const { width, counts } = times;
  return (
    <figure class="report-times">
      <figcaption>
        <b>{t('report.whenAnswered')}</b>{' '}
        {seconds !== undefined && (
          <span class="soft small">
            {t('report.averageMedian', { average: inSeconds(seconds), median: inSeconds(median) })}
          </span>
        )}
      </figcaption>
      <TimesPlot times={times} answers={answers} />
      <div class="report-axis small faint" aria-hidden="true">
        <span>{inSeconds(0)}</span>
        <span>{inSeconds(Math.max(limit, counts.length * width))}</span>
      </div>
      {answers > 0 && (
        <details>
          <summary>{t('report.asTable')}</summary>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{t('report.time')}</th>
                <th scope="col" class="num">
                  {t('report.answersHead')}
                </th>
              </tr>
            </thead>
            <tbody>
              {counts.map((count, at) => (
                <tr key={at}>
                  <td>
                    {t('report.fromTo', {
                      from: inSeconds(at * width),
                      to: inSeconds((at + 1) * width),
                    })}
                  </td>
                  <td class="num">{number(count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </figure>
  );
}

function Absent({ reader, question: { index, absent } }: AbsentProps) {
  const part = usePart(`absent ${index}`, async () =>
    absent > 0
      ? (await reader.players({ absent: String(index), size: String(NAMED) })).players
      : [],
  );
  if (absent === 0) return <p class="soft">{t('report.allAnswered')}</p>;
  return (
    <div>
      <b>{t('report.absent', { count: absent })}</b>
      <Shown part={part} lines={1}>
        {(players) => (
          <p class="soft">
            {list(players.map(({ nickname }) => nickname))}
            {absent > players.length &&
              ` ${t('report.andMore', { count: absent - players.length })}`}
          </p>
        )}
      </Shown>
    </div>
  );
}

interface AbsentProps {
  reader: ReportReader;
  question: ReportQuestionDetail;
}
