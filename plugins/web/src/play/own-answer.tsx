import type { ComponentChildren, JSX } from 'preact';
import type { Form } from '../../../../server/protocol/form.ts';
import { Icon } from '../components/icon.tsx';
import { NumberedList } from '../components/numbered-list.tsx';
import { OptionContent } from '../components/option-content.tsx';
import { OptionFace, optionColour } from '../components/option-face.tsx';
import { Spot } from '../components/spot.tsx';
import { answerText, indexesOf, wordsOf } from '../game/answer-text.ts';

interface Props {
  form: Form;
  /** The player's own answer in terms of the form. */
  given: unknown;
}

/** The answer that the player gave, as it looked. A kind of form without one does not compile. */
export function OwnAnswer({ form, given }: Props): JSX.Element {
  switch (form.kind) {
    case 'pick':
      return (
        <ul class="own-options">
          {indexesOf(given).map((index) => {
            const option = form.options[index];
            return (
              option && (
                <li
                  key={index}
                  class={`option chosen ${optionColour(index)} ${option.media ? 'pictured' : ''}`}
                >
                  <OptionFace index={index} option={option} />
                </li>
              )
            );
          })}
        </ul>
      );
    case 'order':
      return (
        <div class="own-order">
          <NumberedList options={form.options} order={indexesOf(given)} />
        </div>
      );
    case 'match':
      return <Pairs left={form.left} right={form.right} given={given} />;
    case 'point':
      return (
        <Spot image={form.image} alt={form.alt} pins={[{ at: indexesOf(given), look: 'own' }]} />
      );
    case 'text':
    case 'number':
      return <Words>{answerText(form, given)}</Words>;
  }
}

function Pairs({ left, right, given }: Pick<FormOfMatch, 'left' | 'right'> & { given: unknown }) {
  const own = indexesOf(given);
  return (
    <ul class="numbered own-pairs">
      {left.map((option, row) => {
        const match = right[own[row] ?? -1];
        return (
          match && (
            <li key={wordsOf(option)}>
              <OptionContent option={option} />
              <Icon name="next" />
              <OptionContent option={match} />
            </li>
          )
        );
      })}
    </ul>
  );
}

type FormOfMatch = Extract<Form, { kind: 'match' }>;

const Words = ({ children }: { children: ComponentChildren }) => (
  <p class="own-words" dir="auto">
    {children}
  </p>
);
