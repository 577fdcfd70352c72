import { t } from '../../words/t.ts';
import type { ModeSummary } from '../api/games.ts';
import { Icon } from '../frame/icons.tsx';

interface Props {
  modes: ModeSummary[];
  chosen: ModeSummary;
  onChoose(name: string): void;
}

/** How the game is played, one card a mode. */
export function ModePicker({ modes, chosen, onChoose }: Props) {
  return (
    <section class="setup-modes" aria-labelledby="how-to-play">
      <h2 id="how-to-play">{t('setup.howToPlay')}</h2>
      <div class="modes as-written">
        {modes.map(({ name, title, options }) => (
          <button
            key={name}
            type="button"
            class="mode"
            aria-pressed={name === chosen.name}
            onClick={() => onChoose(name)}
          >
            <span class="row">
              <Icon name="trophy" />
              {title}
            </span>
            {options.description && <span class="soft small">{options.description}</span>}
          </button>
        ))}
      </div>
    </section>
  );
}
