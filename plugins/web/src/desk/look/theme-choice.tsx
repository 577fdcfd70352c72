import { theme } from '../frame/theme.ts';

const CHOICES = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
] as const;

/** The theme of the desk and the console, in this browser. */
export function ThemeChoice() {
  return (
    <section class="card pad" aria-labelledby="theme-title">
      <h2 id="theme-title">This desk</h2>
      <p class="soft">In this browser. Players’ pages follow their own systems.</p>
      <fieldset class="segments">
        <legend class="visually-hidden">Theme</legend>
        {CHOICES.map(([value, text]) => (
          <label key={value}>
            <input
              type="radio"
              name="theme"
              checked={theme.value === value}
              onChange={() => {
                theme.value = value;
              }}
            />
            <span>{text}</span>
          </label>
        ))}
      </fieldset>
    </section>
  );
}
