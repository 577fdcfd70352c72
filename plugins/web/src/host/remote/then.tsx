import { marked } from '../../components/marked.ts';
import { Icon } from '../../desk/frame/icons.tsx';
import type { Hosting } from '../host-game.tsx';
import { upcoming } from '../steps.ts';

/** The next step, in a line or two. */
export function Then({ state, script }: Hosting) {
  const index = upcoming(state);
  const scripted = script.get(index);
  if (index >= state.total)
    return (
      <p class="then soft">
        <Icon name="next" /> Then: the podium
      </p>
    );
  if (!scripted) return null;
  return (
    <div class="then soft">
      <Icon name="next" />
      <p>
        Then: question {index + 1}, {scripted.limit} s
        <span class="then-text" dir="auto" lang={scripted.language} {...marked(scripted)} />
      </p>
    </div>
  );
}
