import type { ComponentChildren, JSX } from 'preact';
import type { Form, FormOf, FormOption } from '../../../../server/protocol/form.ts';
import { Icon } from '../components/icon.tsx';
import { OptionContent } from '../components/option-content.tsx';
import { letterOf, OptionFace, optionColour } from '../components/option-face.tsx';
import { Spot } from '../components/spot.tsx';

/** What a question offers, on the big screen. A kind of form without a picture does not compile. */
export function FormStage({ form }: { form: Form }): JSX.Element {
  switch (form.kind) {
    case 'pick':
      return <Picks form={form} />;
    case 'order':
      return (
        <>
          <Cards options={form.options} />
          <Hint>Put them in order on your device</Hint>
        </>
      );
    case 'match':
      return (
        <>
          <div class="stage-match">
            <Cards options={form.left} />
            <Icon name="next" />
            <Cards options={form.right} />
          </div>
          <Hint>Find what belongs together on your device</Hint>
        </>
      );
    case 'text':
      return <Hint>Type your answer on your device</Hint>;
    case 'number':
      return (
        <Hint>
          {form.unit === undefined
            ? 'Type a number on your device'
            : `Type a number of ${form.unit} on your device`}
        </Hint>
      );
    case 'point':
      return (
        <>
          <div class="stage-spot">
            <Spot image={form.image} alt={form.alt} pins={[]} />
          </div>
          <Hint>Tap the place on your device</Hint>
        </>
      );
  }
}

function Picks({ form }: { form: FormOf<'pick'> }) {
  return (
    <>
      <ol class="stage-options">
        {form.options.map((option, index) => (
          <li key={letterOf(index)} class={`stage-option ${optionColour(index)}`}>
            <OptionFace index={index} option={option} />
          </li>
        ))}
      </ol>
      {(form.most ?? 1) > 1 && <Hint>More than one can be right</Hint>}
    </>
  );
}

function Cards({ options }: { options: readonly FormOption[] }) {
  return (
    <ul class="stage-cards" style={{ '--columns': columnsFor(options.length) }}>
      {options.map((option, index) => (
        <li key={letterOf(index)} class="stage-card">
          <OptionContent option={option} />
        </li>
      ))}
    </ul>
  );
}

/** One row, or two of about the same length. */
const columnsFor = (count: number): number => (count > 5 ? Math.ceil(count / 2) : count);

function Hint({ children }: { children: ComponentChildren }) {
  return <p class="stage-hint">{children}</p>;
}
