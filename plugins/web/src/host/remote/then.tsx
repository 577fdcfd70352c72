import { marked } from '../../components/marked.ts';
import { Icon } from '../../desk/frame/icons.tsx';
import { t } from '../../words/t.ts';
import type { Hosting } from '../host-game.tsx';
import { upcoming } from '../steps.ts';

/** The next step, in a line or two. */
export function Then({ state, script }: Hosting) {
  const index = upcoming(state);
  const scripted = script.get(index);
  if (index >= state.total)
    return (
      <p class="then soft">
        <Icon name="next" /> {t('host.thenPodium')}
      </p>
    );
  if (!scripted) return null;
  return (
    <div class="then soft">
      <Icon name="next" />
      <p>
        {t('host.thenQuestion', { number: index + 1, seconds: scripted.limit })}
        <span class="then-text" dir="auto" lang={scripted.language} {...marked(scripted)} />
      </p>
    </div>
  );
}
