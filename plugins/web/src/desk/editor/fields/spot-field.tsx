import { useState } from 'preact/hooks';
import { Picture } from '../../../components/picture.tsx';
import { Problem } from '../../../components/problem.tsx';
import { t } from '../../../words/t.ts';
import { boxIn, type Reframed } from '../media/crop.ts';
import { PictureField } from '../media/picture-field.tsx';
import { fieldName, problemAt, problemIn } from '../problems.ts';
import type { SectionProps } from './section-props.ts';
import { TextInput } from './text-input.tsx';

interface Spot {
  name?: string;
  x?: number;
  y?: number;
  width?: number;
  height?: number;
}

/** Parts of the picture that a new spot is wide and high, and may be at the least. */
const SIZE = 0.15;
const SMALLEST = 0.05;

/** The distance that an arrow key moves the spot. */
const STEP = 0.01;

const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

const SIDES = [
  { side: 'width', name: 'editor.width' },
  { side: 'height', name: 'editor.height' },
] as const;

const within = (value: number, least = 0): number =>
  Math.round(Math.max(least, Math.min(1, value)) * 1000) / 1000;

/** The spot on the same thing, when another part of the picture is shown. */
function spotIn(reframed: Reframed, spot: Spot): Spot {
  const { x, y, width = SIZE, height = SIZE } = spot;
  if (x === undefined || y === undefined) return spot;
  const box = boxIn(reframed, { x, y, width, height });
  return {
    ...spot,
    x: within(box.x),
    y: within(box.y),
    width: within(box.width, SMALLEST),
    height: within(box.height, SMALLEST),
  };
}

/** A picture, and the place in it that is right. */
export function SpotField({ question, problems, onChange }: SectionProps) {
  const picture = question.picture as { image: string; alt: string } | undefined;
  const spot = (question.spot ?? {}) as Spot;
  const set = (changes: Spot, about: string) =>
    onChange({ spot: { width: SIZE, height: SIZE, ...spot, ...changes } }, about);
  const problem =
    problemAt(problems, 'spot') ??
    ['x', 'y', 'width', 'height'].map((name) => problemIn(problems, 'spot', name)).find(Boolean);
  return (
    <>
      <PictureField
        name="picture"
        label={t('editor.spotPicture')}
        picture={picture}
        isSeen
        problems={problems}
        onChange={(changed, reframed) =>
          onChange({ picture: changed, ...(reframed && { spot: spotIn(reframed, spot) }) })
        }
      />
      {picture && (
        <div class="field">
          <span class="field-name" id="spot-label">
            {t('editor.spotIs')}
          </span>
          <SpotPlacer
            picture={picture}
            spot={spot}
            onPlace={(x, y) => set({ x, y }, 'spot place')}
          />
          <div class="beside">
            {SIDES.map(({ side, name }) => (
              <label key={side} class="field">
                <span class="field-name">{t(name)}</span>
                <input
                  type="range"
                  min={SMALLEST}
                  max={1}
                  step={0.01}
                  {...fieldName('spot', side)}
                  value={spot[side] ?? SIZE}
                  onInput={(event) =>
                    set({ [side]: event.currentTarget.valueAsNumber }, `spot ${side}`)
                  }
                />
              </label>
            ))}
          </div>
          {problem !== undefined && <Problem text={problem} />}
        </div>
      )}
      <TextInput
        name="spot.name"
        label={t('editor.spotName')}
        value={spot.name}
        hint={t('editor.spotNameHint')}
        problem={problemIn(problems, 'spot', 'name')}
        onInput={(name) => set({ name }, 'spot name')}
      />
    </>
  );
}

interface PlacerProps {
  picture: { image: string; alt: string };
  spot: Spot;
  onPlace(x: number, y: number): void;
}

/** The picture, in which a press, a drag or the arrow keys place the oval. */
function SpotPlacer({ picture, spot, onPlace }: PlacerProps) {
  const [ratio, setRatio] = useState<number>();
  const { x, y, width = SIZE, height = SIZE } = spot;
  const placeAt = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    onPlace(
      within((event.clientX - box.left) / box.width),
      within((event.clientY - box.top) / box.height),
    );
  };
  return (
    <div class="spot-placer" style={ratio === undefined ? {} : { aspectRatio: `${ratio}` }}>
      <Picture class="spot-image" image={picture.image} alt={picture.alt} onRatio={setRatio} />
      {ratio !== undefined && (
        <button
          type="button"
          class="spot-surface"
          {...fieldName('spot')}
          aria-label={
            x === undefined || y === undefined
              ? t('editor.placeOval')
              : t('editor.ovalAt', { x: Math.round(100 * x), y: Math.round(100 * y) })
          }
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            placeAt(event);
          }}
          onPointerMove={(event) => {
            if (event.currentTarget.hasPointerCapture(event.pointerId)) placeAt(event);
          }}
          onKeyDown={(event) => {
            const step = ARROWS[event.key];
            if (!step) return;
            event.preventDefault();
            onPlace(within((x ?? 0.5) + step[0]), within((y ?? 0.5) + step[1]));
          }}
        >
          {x !== undefined && y !== undefined && (
            <span
              class="spot-oval"
              style={{
                left: `${100 * (x - width / 2)}%`,
                top: `${100 * (y - height / 2)}%`,
                width: `${100 * width}%`,
                height: `${100 * height}%`,
              }}
            />
          )}
        </button>
      )}
    </div>
  );
}
