import type { ComponentChildren, JSX } from 'preact';
import type { Question, Reveal } from '../../../../client/game-state.ts';
import type { FormOf } from '../../../../server/protocol/form.ts';
import { Icon } from '../components/icon.tsx';
import { NumberedList } from '../components/numbered-list.tsx';
import { OptionContent } from '../components/option-content.tsx';
import { letterOf, optionColour } from '../components/option-face.tsx';
import { OptionShape } from '../components/option-shape.tsx';
import { Spot } from '../components/spot.tsx';
import { ordinal } from '../components/wording.ts';
import { answerText, indexesOf, wordsOf } from '../game/answer-text.ts';

interface Props {
  question: Question;
  reveal: Reveal;
  /** The player's own answer in terms of the form; undefined where there is none. */
  given: unknown;
  /** Whether the own answer counts as right: said in the same words, it need not be said twice. */
  isRight: boolean;
}

/** What was right, and what the player had said. A kind of form without a review does not compile. */
export function AnswerReview(props: Props): JSX.Element {
  const { form } = props.question;
  if (props.reveal.graded === false)
    return <Fact title="Your answer">{answerText(form, props.given)}</Fact>;
  switch (form.kind) {
    case 'pick':
      return <PickReview {...props} form={form} />;
    case 'text':
    case 'number':
      return <InWords {...props} />;
    case 'order':
      return <OrderReview {...props} form={form} />;
    case 'match':
      return <MatchReview {...props} form={form} />;
    case 'point':
      return <PointReview {...props} form={form} />;
  }
}

/** What is right in other words, or in a mode's eyes, is said besides. */
const toSay = ({ reveal, given, isRight }: Props): unknown =>
  isRight && `${given}` === `${reveal.right}` ? undefined : given;

function InWords(props: Props) {
  const { question, reveal } = props;
  const given = toSay(props);
  return (
    <>
      <Fact title="Right answer">{reveal.text}</Fact>
      {given !== undefined && <Fact title="Your answer">{answerText(question.form, given)}</Fact>}
    </>
  );
}

function PickReview({ form, ...props }: Props & { form: FormOf<'pick'> }) {
  const { reveal } = props;
  const given = toSay(props);
  if (reveal.right === undefined) return <InWords {...props} />;
  const right = indexesOf(reveal.right);
  return (
    <>
      <Fact title="Right answer">
        <Options form={form} indexes={right} right={right} />
      </Fact>
      {given !== undefined && (
        <Fact title="Your answer">
          <Options form={form} indexes={indexesOf(given)} right={right} />
        </Fact>
      )}
    </>
  );
}

function Options({ form, indexes, right }: OptionsProps) {
  return (
    <ul class="answer-rows">
      {indexes.map((index) => {
        const option = form.options[index];
        return (
          option && (
            <li key={index} class={`answer-row ${optionColour(index)}`}>
              <span class="option-mark" aria-hidden="true">
                <OptionShape index={index} />
                <span class="option-letter">{letterOf(index)}</span>
              </span>
              <span class="answer-words">{wordsOf(option)}</span>
              {right.includes(index) ? (
                <span class="answer-end right">
                  <Icon name="check" />
                </span>
              ) : (
                <span class="answer-end wrong">
                  <Icon name="close" />
                </span>
              )}
            </li>
          )
        );
      })}
    </ul>
  );
}

interface OptionsProps {
  form: FormOf<'pick'>;
  indexes: number[];
  right: number[];
}

function OrderReview({ form, ...props }: Props & { form: FormOf<'order'> }) {
  const { reveal, given } = props;
  if (reveal.right === undefined) return <InWords {...props} />;
  const own = given === undefined ? undefined : indexesOf(given);
  const isIn = (index: number, place: number) => own?.[place] === index;
  return (
    <Fact title="Right order">
      <NumberedList
        options={form.options}
        order={indexesOf(reveal.right)}
        {...(own && {
          verdictOf: (index, place) => (isIn(index, place) ? 'right' : 'wrong'),
          noteOf: (index, place) =>
            isIn(index, place) ? (
              <Right />
            ) : (
              <Wrong>You put it {ordinal(own.indexOf(index) + 1)}</Wrong>
            ),
        })}
      />
    </Fact>
  );
}

function MatchReview({ form, ...props }: Props & { form: FormOf<'match'> }) {
  const { reveal, given } = props;
  if (reveal.right === undefined) return <InWords {...props} />;
  const own = given === undefined ? undefined : indexesOf(given);
  const right = indexesOf(reveal.right);
  return (
    <Fact title="Right pairs">
      <ul class="numbered">
        {form.left.map((option, row) => {
          const match = form.right[right[row] ?? -1];
          const had = form.right[own?.[row] ?? -1];
          return (
            match && (
              <li key={wordsOf(option)} class={own && (had === match ? 'right' : 'wrong')}>
                <OptionContent option={option} />
                <Icon name="next" />
                <OptionContent option={match} />
                {own && (had === match ? <Right /> : <Wrong>You: {had && wordsOf(had)}</Wrong>)}
              </li>
            )
          );
        })}
      </ul>
    </Fact>
  );
}

function PointReview({ form, reveal, given }: Props & { form: FormOf<'point'> }) {
  const { right } = reveal;
  return (
    <>
      <Fact title="Right answer">{reveal.text}</Fact>
      <Fact title={given === undefined ? 'Where it is' : 'Where it is, and your pin'}>
        <Spot
          image={form.image}
          alt={form.alt}
          pins={[
            ...(right === undefined ? [] : [{ at: indexesOf(right), look: 'right' as const }]),
            ...(given === undefined ? [] : [{ at: indexesOf(given), look: 'own' as const }]),
          ]}
        />
      </Fact>
    </>
  );
}

function Fact({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="panel wide">
      <dt>{title}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}

function Right() {
  return (
    <span class="numbered-verdict">
      <Icon name="check" />
      <span class="visually-hidden">right</span>
    </span>
  );
}

function Wrong({ children }: { children: ComponentChildren }) {
  return (
    <>
      <span class="numbered-verdict">
        <Icon name="close" />
        <span class="visually-hidden">not right</span>
      </span>
      <small class="numbered-note">{children}</small>
    </>
  );
}
