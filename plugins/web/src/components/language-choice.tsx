import { chooseLanguage } from '../words/choose-language.ts';
import { language, languages } from '../words/page-words.ts';
import { t } from '../words/t.ts';

/** The languages that the page can be read in, each by its own name. To choose one loads the page again. */
export function LanguageChoice() {
  return (
    <label class="language-choice">
      <span class="visually-hidden">{t('shared.language')}</span>
      <select value={language} onChange={(event) => chooseLanguage(event.currentTarget.value)}>
        {languages().map(([tag, name]) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
