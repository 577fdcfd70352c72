import type { ComponentChildren, JSX } from 'preact';
import type { Question, Reveal } from '../../../../client/game-state.ts';
import type { FormOf } from '../../../../server/protocol/form.ts';
import { Icon } from '../components/icon.tsx';
import { NumberedList } from '../components/numbered-list.tsx';
import { OptionContent } from '../components/option-content.tsx';
import { letterOf, optionColour } from '../components/option-face.tsx';
import { OptionShape } from '../components/option-shape.tsx';
import { Spot } from '../components/spot.tsx';
import { answerText, indexesOf, wordsOf } from '../game/answer-text.ts';
import { t } from '../words/t.ts';

interface Props {
  question: Question;
  reveal: Reveal;
  /** The player's own answer in terms of the form; undefined where there is none. */
  given: unknown;
  /** Whether the own answer was all right: it need not be said twice. */
  isRight: boolean;
}

/** The right answer, and the player's own. A kind of form without a review does not compile. */
export function AnswerReview(props: Props): JSX.Element {
  const { form } = props.question;
  if (props.reveal.graded === false)
    return <Fact title={t('result.yourAnswer')}>{answerText(form, props.given)}</Fact>;
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

/** An answer that is right in other words, or by the mode alone, is told besides. */
const toTell = ({ reveal, given, isRight }: Props): unknown =>
  isRight && `${given}` === `${reveal.right}` ? undefined : given;

function InWords(props: Props) {
  const { question, reveal } = props;
  const given = toTell(props);
  return (
    <>
      <Fact title={t('result.rightAnswer')}>{reveal.text}</Fact>
      {given !== undefined && (
        <Fact title={t('result.yourAnswer')}>{answerText(question.form, given)}</Fact>
      )}
    </>
  );
}

function PickReview({ form, ...props }: Props & { form: FormOf<'pick'> }) {
  const { reveal } = props;
  const given = toTell(props);
  if (reveal.right === undefined) return <InWords {...props} />;
  const right = indexesOf(reveal.right);
  return (
    <>
      <Fact title={t('result.rightAnswer')}>
        <Options form={form} indexes={right} right={right} />
      </Fact>
      {given !== undefined && (
        <Fact title={t('result.yourAnswer')}>
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
    <Fact title={t('result.rightOrder')}>
      <NumberedList
        options={form.options}
        order={indexesOf(reveal.right)}
        {...(own && {
          verdictOf: (index, place) => (isIn(index, place) ? 'right' : 'wrong'),
          noteOf: (index, place) =>
            isIn(index, place) ? (
              <Right />
            ) : (
              <Wrong>{t('result.youPutIt', { rank: own.indexOf(index) + 1 })}</Wrong>
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
    <Fact title={t('result.rightPairs')}>
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
                {own &&
                  (had === match ? (
                    <Right />
                  ) : (
                    <Wrong>{t('result.yourPair', { answer: had ? wordsOf(had) : '' })}</Wrong>
                  ))}
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
      <Fact title={t('result.rightAnswer')}>{reveal.text}</Fact>
      <Fact title={t(given === undefined ? 'result.where' : 'result.whereAndPin')}>
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
      <span class="visually-hidden">{t('mark.right')}</span>
    </span>
  );
}

function Wrong({ children }: { children: ComponentChildren }) {
  return (
    <>
      <span class="numbered-verdict">
        <Icon name="close" />
        <span class="visually-hidden">{t('mark.wrong')}</span>
      </span>
      <small class="numbered-note">{children}</small>
    </>
  );
}
