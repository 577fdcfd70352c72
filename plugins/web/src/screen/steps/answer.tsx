import type { JSX } from 'preact';
import type { GameState, Question, Reveal } from '../../../../../client/game-state.ts';
import type { FormOf } from '../../../../../server/protocol/form.ts';
import type { Bucket } from '../../../../../server/protocol/views.ts';
import { Icon } from '../../components/icon.tsx';
import { OptionContent } from '../../components/option-content.tsx';
import { OptionFace, optionColour } from '../../components/option-face.tsx';
import { Spot } from '../../components/spot.tsx';
import { indexesOf, wordsOf } from '../../game/answer-text.ts';
import { isRightLine, marksAnswers } from '../../host/right-line.ts';
import { number } from '../../words/numbers.ts';
import { t } from '../../words/t.ts';
import { Fitted } from '../parts/fitted.tsx';
import { Frame } from '../parts/frame.tsx';
import { Main } from '../parts/main.tsx';
import { Strip } from '../parts/strip.tsx';
import { isDense, rowHeight } from './density.ts';
import { OptionCells } from './option-cells.tsx';
import { gotIt, partOf } from './right.ts';

interface Props {
  state: GameState;
  question: Question;
  reveal: Reveal;
  joinUrl: string;
}

/** Options over which a column stands; of more, each row is its own bar. */
const MOST_BARS = 6;

/** Lines of typed answers that the back row can read. */
const MOST_LINES = 7;

/** The right answer, and how often each answer was given. */
export function AnswerStep(props: Props) {
  const { state, question, reveal, joinUrl } = props;
  return (
    <>
      <Strip state={state} joinUrl={joinUrl} />
      <Main what={`${question.index} ${reveal.distribution.length}`}>
        <Body {...props} />
      </Main>
    </>
  );
}

/** A kind of form without a reveal does not compile. */
function Body(props: Props): JSX.Element {
  const { form } = props.question;
  switch (form.kind) {
    case 'pick':
      return isBarred(props.question) ? (
        <Bars {...props} form={form} />
      ) : (
        <Tally {...props} form={form} />
      );
    case 'text':
    case 'number':
      return (
        <Worded {...props}>
          <Groups {...props} />
        </Worded>
      );
    case 'order':
      return (
        <Worded {...props}>
          <ol class="tally" data-fit-grid="1.75,3.2" data-columns="2,1">
            {indexesOf(props.reveal.right).map((index, place) => {
              const option = form.options[index];
              return (
                option && (
                  <li key={index}>
                    <span class="place-number digits">{number(place + 1)}</span>
                    <OptionContent option={option} />
                  </li>
                )
              );
            })}
          </ol>
        </Worded>
      );
    case 'match':
      return (
        <Worded {...props}>
          <Pairs {...props} form={form} />
        </Worded>
      );
    case 'point':
      return (
        <Worded {...props}>
          <div class="placed">
            <div class="frame">
              <Spot
                image={form.image}
                alt={form.alt}
                pins={
                  props.reveal.right === undefined
                    ? []
                    : [{ at: indexesOf(props.reveal.right), look: 'right' }]
                }
              />
            </div>
            <Groups {...props} />
          </div>
        </Worded>
      );
  }
}

/** Letters of an option that there is room for under one of up to four columns, and of more. */
const UNDER_FOUR = 32;
const UNDER_MORE = 16;

function isBarred(question: Question): boolean {
  if (question.form.kind !== 'pick' || isDense(question)) return false;
  const { options } = question.form;
  const room = options.length <= 4 ? UNDER_FOUR : UNDER_MORE;
  return (
    options.length <= MOST_BARS && options.every(({ text, media }) => !media && text.length <= room)
  );
}

function Top({ state, question, reveal }: Props) {
  const right = gotIt(question.form, reveal);
  return (
    <div class="reveal-top">
      <div class="reveal-words">
        <Fitted
          least={1.75}
          most={4.5}
          text={question.text}
          html={question.html}
          language={question.language}
        />
        {reveal.notes && (
          <p class="reveal-notes" dir="auto">
            {reveal.notes.map(({ label }) => label).join(' ')}
          </p>
        )}
      </div>
      {question.media && <Frame media={question.media} />}
      {reveal.void && (
        <p class="score">
          <span>{t('shared.void')}</span>
        </p>
      )}
      {right !== undefined && (
        <p class="score">
          <b class="digits">{number(right)}</b>
          <span>{t('screen.gotIt', { players: state.players })}</span>
        </p>
      )}
    </div>
  );
}

function Tick() {
  return (
    <span class="tick">
      <Icon name="check" />
      <span class="visually-hidden">{t('screen.rightAnswer')}</span>
    </span>
  );
}

/** Columns over the options. */
function Bars(props: Props & { form: FormOf<'pick'> }) {
  const { form, reveal } = props;
  const { distribution } = reveal;
  const right = reveal.graded === false ? undefined : indexesOf(reveal.right);
  const hits = (index: number) => right?.includes(index) ?? false;
  return (
    <div
      class="reveal"
      style={{ '--columns': form.options.length, '--cells': `${rowHeight(form.options)}rem` }}
    >
      <Top {...props} />
      <ol class="bars" aria-hidden="true">
        {form.options.map((option, index) => {
          const count = distribution[index]?.count ?? 0;
          return (
            <li
              key={wordsOf(option)}
              class={`${optionColour(index)} ${!right || hits(index) ? 'right' : ''}`}
              style={{ '--part': partOf(count, distribution), '--at': index }}
            >
              <div class="column">
                <b class="digits">
                  {number(count)}
                  {hits(index) && <Tick />}
                </b>
                <i />
              </div>
            </li>
          );
        })}
      </ol>
      <OptionCells
        options={form.options}
        grid="1.75,3"
        columns={form.options.length}
        lookOf={(index) => (right === undefined ? '' : hits(index) ? 'hit' : 'off')}
        noteOf={(index) => (
          <span class="visually-hidden">
            {t(hits(index) ? 'screen.answersRight' : 'screen.answers', {
              count: distribution[index]?.count ?? 0,
            })}
          </span>
        )}
      />
    </div>
  );
}

/** Each option is a row, and its own bar. */
function Tally(props: Props & { form: FormOf<'pick'> }) {
  const { form, reveal } = props;
  const right = reveal.graded === false ? [] : indexesOf(reveal.right);
  return (
    <div class="reveal listed">
      <Top {...props} />
      <ol class="tally" data-fit-grid="1.75,3" data-columns="2,1">
        {form.options.map((option, index) => {
          const count = reveal.distribution[index]?.count ?? 0;
          return (
            <li
              key={wordsOf(option)}
              class={`${optionColour(index)} ${right.includes(index) ? 'hit' : ''}`}
              style={{ '--part': partOf(count, reveal.distribution), '--at': index }}
            >
              <i />
              <OptionFace index={index} option={option} />
              {right.includes(index) && <Tick />}
              <b class="digits">{number(count)}</b>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** The right answer in words, with something below. */
function Worded(props: Props & { children: JSX.Element }) {
  const { question, reveal, children } = props;
  // An answer that is shown piece by piece need not be said as well.
  const isListed = reveal.right !== undefined && ['order', 'match'].includes(question.form.kind);
  return (
    <div class="reveal listed">
      <Top {...props} />
      <div class="worded">
        {reveal.graded !== false && reveal.text !== '' && !isListed && (
          <p class="right-words">
            <Tick />
            <Fitted as="p" least={1.75} most={4.5} text={reveal.text} />
          </p>
        )}
        {children}
      </div>
    </div>
  );
}

/** Answers in words, the most frequent first. */
function Groups({ reveal }: Props) {
  const lines = reveal.distribution.slice(0, MOST_LINES);
  const isJudged = marksAnswers(reveal);
  return (
    <ol class="groups">
      {lines.map((line, index) => {
        const right = isJudged && isRightLine(line, reveal);
        return (
          <li
            key={line.label}
            class={right ? 'right' : ''}
            style={{ '--part': partOf(line.count, lines), '--at': index }}
          >
            <span class={`tick ${right ? '' : 'no'}`}>
              <Icon name={right || !isJudged ? 'check' : 'close'} />
            </span>
            <span class="ellipsis" dir="auto">
              {line.label}
            </span>
            <span class="meter">
              <i />
            </span>
            <b class="digits">{number(line.count)}</b>
          </li>
        );
      })}
    </ol>
  );
}

/** The pairs that belong together, each with how many found it. */
function Pairs({ form, reveal }: Props & { form: FormOf<'match'> }) {
  const right = indexesOf(reveal.right);
  const pairs = form.left.flatMap((left, row) => {
    const match = form.right[right[row] ?? -1];
    if (!match) return [];
    const label = `${wordsOf(left)}: ${wordsOf(match)}`;
    return [{ left, match, line: lineOf(reveal.distribution, label) }];
  });
  const isCounted = pairs.some(({ line }) => line);
  return (
    <ol class="tally" data-fit-grid="1.75,3.2" data-columns="1,2">
      {pairs.map(({ left, match, line }) => (
        <li key={wordsOf(left)}>
          <OptionContent option={left} />
          <Icon name="next" />
          <OptionContent option={match} />
          {isCounted && <b class="digits">{line ? number(line.count) : '–'}</b>}
        </li>
      ))}
    </ol>
  );
}

const lineOf = (lines: readonly Bucket[], label: string) =>
  lines.find((line) => line.label === label);
