import { useState } from 'preact/hooks';
import { faceOf } from '../../../../server/protocol/face.ts';
import type { OwnState } from '../../../../server/protocol/snapshot.ts';
import { Face } from '../components/face.tsx';
import { t } from '../words/t.ts';
import type { PlayerConnection } from './session.ts';

/** Faces to choose from, the nickname's own first. */
const OFFERED = 10;

interface Props {
  connection: PlayerConnection;
  you: OwnState;
}

/** Ten faces that follow from the nickname: one tap, and everybody sees the new one. */
export function FacePicker({ connection, you: { nickname, face } }: Props) {
  const [wanted, setWanted] = useState<number>();
  const own = wanted ?? face ?? faceOf(nickname);
  const choose = async (next: number) => {
    setWanted(next);
    // Without an answer the old one stays: no harm is done.
    await connection.chooseFace(next).catch(() => {});
    setWanted(undefined);
  };
  return (
    <fieldset class="panel">
      <legend>{t('lobby.pickFace')}</legend>
      <div class="choices">
        {offered(nickname).map((one, index) => (
          <button
            key={one}
            type="button"
            class="choice"
            aria-label={t('lobby.face', { number: index + 1 })}
            aria-pressed={one === own}
            onClick={() => void choose(one)}
          >
            <Face nickname={nickname} face={one} />
          </button>
        ))}
      </div>
    </fieldset>
  );
}

/** The same ten for a nickname each time. */
function offered(nickname: string): number[] {
  const faces = new Set([faceOf(nickname)]);
  for (let more = 1; faces.size < OFFERED; more++) faces.add(faceOf(`${nickname} ${more}`));
  return [...faces];
}
