import type { JSX } from 'preact';
import type { Form, FormOption } from '../../../../../server/protocol/form.ts';
import { OptionContent } from '../../components/option-content.tsx';
import { letterOf, OptionFace, optionColour } from '../../components/option-face.tsx';
import { Picture } from '../../components/picture.tsx';
import { t } from '../../words/t.ts';

/** The options of a question, in small. A kind of form without it does not compile. */
export function SmallForm({ form }: { form: Form }): JSX.Element {
  switch (form.kind) {
    case 'pick':
      return (
        <ol class="small-options">
          {form.options.map((option, index) => (
            <li key={letterOf(index)} class={optionColour(index)}>
              <OptionFace index={index} option={option} />
            </li>
          ))}
        </ol>
      );
    case 'order':
      return <Cards options={form.options} />;
    case 'match':
      return <Cards options={[...form.left, ...form.right]} />;
    case 'point':
      return <Picture class="small-screen-picture" image={form.image} alt={form.alt} />;
    case 'text':
      return <p>{t('host.typeAnswers')}</p>;
    case 'number':
      return (
        <p>
          {form.unit === undefined
            ? t('host.typeNumber')
            : t('host.typeNumberOf', { unit: form.unit })}
        </p>
      );
  }
}

function Cards({ options }: { options: readonly FormOption[] }) {
  return (
    <ul class="small-cards">
      {options.map((option, index) => (
        <li key={letterOf(index)}>
          <OptionContent option={option} />
        </li>
      ))}
    </ul>
  );
}
