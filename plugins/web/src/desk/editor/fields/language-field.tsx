import { Field } from '../../frame/field.tsx';
import { fieldName } from '../problems.ts';

interface Props {
  name: string;
  label: string;
  value: unknown;
  /** Words for no language of its own; left out: there must be one. */
  none?: string;
  problem: string | undefined;
  onChange(language: string | undefined): void;
}

/** Languages to choose from; any other that a quiz has is added. */
const LANGUAGES = (
  'ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nb nl pl pt ro ru sk sl sr ' +
  'sv sw ta th tr uk ur vi zh'
).split(' ');

/** A language by its own name: "Deutsch". */
function nameOf(tag: string): string {
  try {
    return new Intl.DisplayNames([tag, 'en'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

export function LanguageField({ name, label, value, none, problem, onChange }: Props) {
  const chosen = typeof value === 'string' ? value : '';
  const tags = chosen && !LANGUAGES.includes(chosen) ? [chosen, ...LANGUAGES] : LANGUAGES;
  return (
    <Field label={label} problem={problem}>
      {(ties) => (
        <select
          {...ties}
          {...fieldName(name)}
          class="input"
          value={chosen}
          onChange={(event) => onChange(event.currentTarget.value || undefined)}
        >
          {(none !== undefined || !chosen) && <option value="">{none ?? ''}</option>}
          {tags.map((tag) => (
            <option key={tag} value={tag} lang={tag}>
              {nameOf(tag)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
