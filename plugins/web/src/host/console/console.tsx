import { Navigation } from '../../desk/frame/navigation.tsx';
import type { Hosting } from '../host-game.tsx';
import { RulingsCard } from '../rulings/rulings-card.tsx';
import { Troubles } from '../troubles.tsx';
import { useAwaited } from '../use-awaited.ts';
import { BoardCard } from './board-card.tsx';
import { ChannelsCard } from './channels-card.tsx';
import { ConsoleHead } from './console-head.tsx';
import { Deck } from './deck.tsx';
import { FinalCard } from './final-card.tsx';
import { JoinCard } from './join-card.tsx';
import { NextCard } from './next-card.tsx';
import { NotesCard } from './notes-card.tsx';
import { NowCard } from './now-card.tsx';
import { PeopleCard } from './people-card.tsx';
import { ScreenNote } from './screen-note.tsx';
import { WaitingCard } from './waiting-card.tsx';

/** The host's desk for a running game. The room watches `/screen` alone. */
export function Console(hosting: Hosting) {
  const { connection, state, script } = hosting;
  const { phase, question } = state;
  const awaited = useAwaited(connection, state);
  return (
    <div class="desk console">
      <Navigation />
      <main class="desk-main">
        <ConsoleHead {...hosting} />
        <div class="console-notes">
          <ScreenNote {...hosting} />
          <Troubles state={state} />
        </div>
        <div class="live">
          <div>
            <NowCard connection={connection} state={state} spread={awaited?.spread} />
            {phase === 'lobby' && <JoinCard session={connection.session} state={state} />}
          </div>
          <div>
            {phase === 'finished' ? (
              <FinalCard {...hosting} />
            ) : (
              <NotesCard state={state} scripted={question && script.get(question.index)} />
            )}
            <RulingsCard connection={connection} state={state} />
            <BoardCard state={state} />
            {phase !== 'finished' && <NextCard {...hosting} />}
          </div>
          <div>
            <WaitingCard connection={connection} />
            <PeopleCard connection={connection} state={state} awaited={awaited} />
            <ChannelsCard session={connection.session} state={state} />
          </div>
        </div>
        <Deck {...hosting} />
      </main>
    </div>
  );
}
