import { LanguageChoice } from '../../components/language-choice.tsx';
import { t } from '../../words/t.ts';
import { theme } from '../frame/theme.ts';

const CHOICES = [
  ['system', 'look.system'],
  ['light', 'look.light'],
  ['dark', 'look.dark'],
] as const;

/** The theme and the language of the desk and the console, in this browser. */
export function ThemeChoice() {
  return (
    <section class="card pad" aria-labelledby="theme-title">
      <h2 id="theme-title">{t('look.thisDesk')}</h2>
      <p class="soft">{t('look.thisDeskText')}</p>
      <fieldset class="segments">
        <legend class="visually-hidden">{t('look.theme')}</legend>
        {CHOICES.map(([value, name]) => (
          <label key={value}>
            <input
              type="radio"
              name="theme"
              checked={theme.value === value}
              onChange={() => {
                theme.value = value;
              }}
            />
            <span>{t(name)}</span>
          </label>
        ))}
      </fieldset>
      <LanguageChoice />
    </section>
  );
}
