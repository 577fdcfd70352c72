import type { JSX } from 'preact';
import type { Form, FormOption } from '../../../../../../server/protocol/form.ts';
import { OptionContent } from '../../../components/option-content.tsx';
import { letterOf, OptionFace, optionColour } from '../../../components/option-face.tsx';
import { Picture } from '../../../components/picture.tsx';
import { number } from '../../../words/numbers.ts';
import { t } from '../../../words/t.ts';
import { Icon } from '../../frame/icons.tsx';

/** A form's options, drawn small. A kind of form without a drawing does not compile. */
export function PreviewForm({ form, isPhone }: { form: Form; isPhone: boolean }): JSX.Element {
  switch (form.kind) {
    case 'pick':
      return <Picks options={form.options} isPhone={isPhone} />;
    case 'order':
      return <Cards options={form.options} hasGrips={isPhone} />;
    case 'match':
      return (
        <div class="preview-match">
          <Cards options={form.left} />
          <Icon name="next" />
          <Cards options={form.right} />
        </div>
      );
    case 'text':
      return <Typed placeholder={t('editor.yourAnswer')} isPhone={isPhone} />;
    case 'number': {
      const { least, most, unit } = form;
      if (isPhone && least !== undefined && most !== undefined)
        return <Slider least={least} most={most} unit={unit} />;
      return (
        <Typed
          placeholder={unit === undefined ? t('editor.aNumber') : t('editor.aNumberOf', { unit })}
          isPhone={isPhone}
        />
      );
    }
    case 'point':
      return form.image === '' ? (
        <span class="preview-hint">{t('editor.noPictureYet')}</span>
      ) : (
        <Picture class="preview-picture large" image={form.image} alt={form.alt} />
      );
  }
}

/** Below one another, or two by two where they are short. */
function Picks({ options, isPhone }: { options: readonly FormOption[]; isPhone: boolean }) {
  const isShort = options.every(({ text }) => text.length <= 24);
  const look = !isPhone || (isShort && options.length === 4) ? 'two' : 'list';
  return (
    <ol class={`preview-options ${look} ${look === 'two' && isPhone ? 'tall' : ''}`}>
      {options.map((option, index) => (
        <li key={letterOf(index)} class={`preview-option ${optionColour(index)}`}>
          <OptionFace index={index} option={option} />
        </li>
      ))}
    </ol>
  );
}

function Cards({
  options,
  hasGrips = false,
}: {
  options: readonly FormOption[];
  hasGrips?: boolean;
}) {
  return (
    <ul class="preview-cards">
      {options.map((option, index) => (
        <li key={letterOf(index)}>
          <OptionContent option={option} />
          {hasGrips && <Icon name="grip" />}
        </li>
      ))}
    </ul>
  );
}

function Typed({ placeholder, isPhone }: { placeholder: string; isPhone: boolean }) {
  return isPhone ? (
    <span class="preview-typed">{placeholder}</span>
  ) : (
    <span class="preview-hint">{t('editor.onDevice', { what: placeholder })}</span>
  );
}

function Slider({ least, most, unit }: { least: number; most: number; unit: string | undefined }) {
  const named = (value: number) => [number(value), unit].filter(Boolean).join(' ');
  return (
    <span class="preview-slider">
      <i />
      <span>{named(least)}</span>
      <span>{named(most)}</span>
    </span>
  );
}
