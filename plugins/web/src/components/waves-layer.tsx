import { useEffect, useState } from 'preact/hooks';
import type { WavesEvent } from '../../../../server/protocol/events.ts';
import type { WaveKind } from '../../../../server/protocol/views.ts';
import { isCalm } from '../game/calm.ts';
import { number } from '../words/numbers.ts';
import { Reaction } from './reaction.tsx';
import { RisingWaves } from './rising-waves.ts';

/** Where waves come from: a player's connection, or a host's. */
interface Props {
  connection: { on(name: 'waves', listener: (event: WavesEvent) => void): () => void };
}

/** ms that a counter stays after the last wave of its kind. */
const STAY = 4000;

interface Risen {
  id: number;
  kind: WaveKind;
  /** 0 to 1: from the edge inwards. */
  inset: number;
}

/** Waves of the room, at the edge of the screen; counted, for those who asked for less motion. */
export function WavesLayer({ connection }: Props) {
  return isCalm() ? <Counted connection={connection} /> : <Rising connection={connection} />;
}

function Rising({ connection }: Props) {
  const [risen, setRisen] = useState<Risen[]>([]);
  useEffect(() => {
    let id = 0;
    const rising = new RisingWaves((kind) => {
      id += 1;
      const wave = { id, kind, inset: Math.random() };
      setRisen((all) => [...all, wave]);
    });
    const end = connection.on('waves', (event) => rising.add(event));
    return () => {
      end();
      rising.stop();
    };
  }, [connection]);
  const gone = (id: number) => setRisen((all) => all.filter((wave) => wave.id !== id));
  return (
    <div class="waves" aria-hidden="true">
      {risen.map(({ id, kind, inset }) => (
        <span
          key={id}
          class="waves-one"
          style={{ '--inset': inset }}
          onAnimationEnd={() => gone(id)}
        >
          <Reaction kind={kind} />
        </span>
      ))}
    </div>
  );
}

function Counted({ connection }: Props) {
  const [counts, setCounts] = useState<Partial<Record<WaveKind, number>>>({});
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = connection.on('waves', (event) => {
      setCounts((known) => {
        const next = { ...known };
        for (const [kind, count] of Object.entries(event.counts) as [WaveKind, number][])
          next[kind] = (next[kind] ?? 0) + count;
        return next;
      });
      clearTimeout(timer);
      timer = setTimeout(() => setCounts({}), STAY);
    });
    return () => {
      end();
      clearTimeout(timer);
    };
  }, [connection]);
  return (
    <ul class="waves counted" aria-hidden="true">
      {(Object.entries(counts) as [WaveKind, number][]).map(([kind, count]) => (
        <li key={kind} class="chip digits">
          <Reaction kind={kind} /> {number(count)}
        </li>
      ))}
    </ul>
  );
}
