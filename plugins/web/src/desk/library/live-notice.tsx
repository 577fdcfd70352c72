import { counted } from '../../components/wording.ts';
import type { GameSummary } from '../api/games.ts';
import { Button, ButtonLink } from '../frame/button.tsx';
import { gamesNow } from '../games/games-now.ts';
import { openAsHost } from '../games/open-as-host.ts';

/** Games that run while one looks for another quiz. */
export function LiveNotice() {
  const [first, ...others] = gamesNow.value;
  if (!first) return null;
  return (
    <div class="notice">
      <i class="dot" aria-hidden="true" />
      <span class="grow">
        <b dir="auto">{first.title}</b> is live: {whereItIs(first)}
        {others.length > 0 && `, and ${counted(others.length, 'other game')}`}
      </span>
      {others.length > 0 && <ButtonLink href="/host/games">Show all</ButtonLink>}
      <Button icon="screen" onClick={() => void openAsHost(first)}>
        Open the big screen
      </Button>
    </div>
  );
}

/** How far a running game is, in words. */
export function whereItIs({ question, questions, players }: GameSummary): string {
  const people = counted(players, 'player');
  if (question === undefined) return `${people} in the lobby`;
  return `question ${question + 1} of ${questions}, ${people}`;
}
