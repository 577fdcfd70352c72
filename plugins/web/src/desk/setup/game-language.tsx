import { t } from '../../words/t.ts';
import { Field } from '../frame/field.tsx';
import { languageName } from '../frame/language-name.ts';
import type { Choices } from './choices.ts';

/** Languages that modes and friendly names have words in. */
const LANGUAGES = ['en', 'ar', 'de', 'es', 'fr', 'hi', 'id', 'pt'];

interface Props {
  choices: Choices;
  /** BCP 47 tag of the quiz's. */
  written: string;
  onChange(changes: Partial<Choices>): void;
}

/** The language of what the game says by itself. */
export function GameLanguage({ choices: { language }, written, onChange }: Props) {
  return (
    <section class="card pad" aria-labelledby="language">
      <h2 id="language">{t('desk.language')}</h2>
      <Field label={t('setup.gameWords')} hint={t('setup.gameWordsHint')}>
        {(ties) => (
          <select
            {...ties}
            class="input"
            value={language}
            onChange={({ currentTarget: { value } }) => onChange({ language: value })}
          >
            <option value="">{t('setup.quizLanguage', { language: languageName(written) })}</option>
            {LANGUAGES.map((tag) => (
              <option key={tag} value={tag}>
                {languageName(tag)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </section>
  );
}
