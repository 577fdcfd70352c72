import type { JSX } from 'preact';
import type { Question, Reveal } from '../../../../client/game-state.ts';
import type { FormOf } from '../../../../server/protocol/form.ts';
import type { Bucket } from '../../../../server/protocol/views.ts';
import { Icon } from '../components/icon.tsx';
import { NumberedList } from '../components/numbered-list.tsx';
import { OptionContent } from '../components/option-content.tsx';
import { OptionFace, optionColour } from '../components/option-face.tsx';
import { Spot } from '../components/spot.tsx';
import { indexesOf, wordsOf } from '../game/answer-text.ts';
import { number } from '../words/numbers.ts';
import { t } from '../words/t.ts';
import { Distribution } from './distribution.tsx';
import { isRightLine, marksAnswers } from './right-line.ts';

/** Beside what was right there is room for the most frequent answers. */
const MOST_BARS = 3;

interface Props {
  question: Question;
  reveal: Reveal;
  /** Takes a typed answer off everybody's screen. */
  onHide(label: string): void;
}

/**
 * The right answer, and how often each answer was given. A kind of form without it does not
 * compile.
 */
export function FormReveal({ question: { form }, reveal, onHide }: Props): JSX.Element {
  const { distribution, right } = reveal;
  const isRight = marksAnswers(reveal) ? (line: Bucket) => isRightLine(line, reveal) : undefined;
  const bars = <Distribution lines={distribution.slice(0, MOST_BARS)} isRight={isRight} />;
  switch (form.kind) {
    case 'pick':
      return <PickReveal form={form} reveal={reveal} />;
    case 'text':
    case 'number':
      return (
        <>
          <RightText reveal={reveal} />
          <Distribution lines={distribution} isRight={isRight} onHide={onHide} />
        </>
      );
    case 'order':
      return (
        <>
          {right === undefined ? (
            <RightText reveal={reveal} />
          ) : (
            <NumberedList options={form.options} order={indexesOf(right)} />
          )}
          {bars}
        </>
      );
    case 'match':
      return right === undefined ? (
        <>
          <RightText reveal={reveal} />
          {bars}
        </>
      ) : (
        <MatchReveal form={form} right={indexesOf(right)} lines={distribution} isRight={isRight} />
      );
    case 'point':
      return (
        <>
          <RightText reveal={reveal} />
          <div class="stage-spot">
            <Spot
              image={form.image}
              alt={form.alt}
              pins={right === undefined ? [] : [{ at: indexesOf(right), look: 'right' }]}
            />
          </div>
          {bars}
        </>
      );
  }
}

/** The lines are the options, in their order. */
function PickReveal({ form, reveal }: { form: FormOf<'pick'>; reveal: Reveal }) {
  const right = indexesOf(reveal.right);
  return (
    <>
      {reveal.right === undefined && <RightText reveal={reveal} />}
      <Distribution
        lines={reveal.distribution}
        isRight={reveal.graded === false ? undefined : (_, index) => right.includes(index)}
        colourOf={optionColour}
        face={(line, index) => (
          <OptionFace index={index} option={form.options[index] ?? { text: line.label }} />
        )}
      />
    </>
  );
}

interface MatchProps {
  form: FormOf<'match'>;
  /** For each on the left the index of what belongs to it. */
  right: readonly number[];
  lines: readonly Bucket[];
  isRight: ((line: Bucket) => boolean) | undefined;
}

/** The right pairs, each with how many found it where answers are counted by pair; and what went wrong most. */
function MatchReveal({ form, right, lines, isRight }: MatchProps) {
  const pairs = form.left.flatMap((left, row) => {
    const match = form.right[right[row] ?? -1];
    if (!match) return [];
    const label = `${wordsOf(left)}: ${wordsOf(match)}`;
    return [{ left, match, line: lines.find((line) => line.label === label) }];
  });
  const isCounted = pairs.some(({ line }) => line);
  const others = lines.filter((line) => pairs.every((pair) => pair.line !== line));
  return (
    <>
      <ul class="numbered">
        {pairs.map(({ left, match, line }) => (
          <li key={wordsOf(left)}>
            <OptionContent option={left} />
            <Icon name="next" />
            <OptionContent option={match} />
            {isCounted && (
              <span class="bar-count digits">
                <span aria-hidden="true">{line ? number(line.count) : '–'}</span>
                {line && (
                  <span class="visually-hidden">{t('host.answers', { count: line.count })}</span>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
      <Distribution lines={others.slice(0, MOST_BARS)} isRight={isRight} />
    </>
  );
}

function RightText({ reveal: { text, graded } }: { reveal: Reveal }) {
  if (graded === false) return null;
  return (
    <p class="right-answer">
      <Icon name="check" /> {text}
    </p>
  );
}
