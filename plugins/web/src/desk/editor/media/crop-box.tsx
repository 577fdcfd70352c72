import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../../words/t.ts';
import { type Crop, moved, stretched, stretchedFromStart } from './crop.ts';

interface Props {
  image: ImageBitmap;
  crop: Crop;
  onCrop(crop: Crop): void;
}

/** The distance by which an arrow key moves or stretches. */
const STEP = 0.02;

/** Pixels of the drawing: enough to choose by. */
const LARGEST = 900;

type Change = (crop: Crop, x: number, y: number) => Crop;

const GRABS: Record<string, Change> = { move: moved, start: stretchedFromStart, end: stretched };

/** A picture with a rectangle in it: dragged, stretched by its corners, or moved by keys. */
export function CropBox({ image, crop, onCrop }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const grabbed = useRef<{ change: Change; x: number; y: number; crop: Crop } | undefined>(
    undefined,
  );

  useEffect(() => {
    const { current: element } = canvas;
    if (!element) return;
    const scale = Math.min(1, LARGEST / Math.max(image.width, image.height));
    element.width = Math.max(1, Math.round(image.width * scale));
    element.height = Math.max(1, Math.round(image.height * scale));
    element.getContext('2d')?.drawImage(image, 0, 0, element.width, element.height);
  }, [image]);

  const grab = (event: PointerEvent) => {
    const change = GRABS[(event.target as HTMLElement).dataset.grab ?? ''];
    if (!change) return;
    event.preventDefault();
    box.current?.setPointerCapture(event.pointerId);
    grabbed.current = { change, x: event.clientX, y: event.clientY, crop };
  };
  const drag = (event: PointerEvent) => {
    const size = box.current?.getBoundingClientRect();
    if (!grabbed.current || !size) return;
    const { change, x, y, crop: before } = grabbed.current;
    onCrop(change(before, (event.clientX - x) / size.width, (event.clientY - y) / size.height));
  };
  const letGo = () => {
    grabbed.current = undefined;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const x = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key] ?? 0;
    const y = { ArrowUp: -STEP, ArrowDown: STEP }[event.key] ?? 0;
    if (x === 0 && y === 0) return;
    event.preventDefault();
    onCrop((event.shiftKey ? stretched : moved)(crop, x, y));
  };

  const style = {
    left: `${100 * crop.left}%`,
    top: `${100 * crop.top}%`,
    width: `${100 * crop.width}%`,
    height: `${100 * crop.height}%`,
  };
  return (
    <div class="crop">
      <div
        class="crop-picture"
        ref={box}
        onPointerDown={grab}
        onPointerMove={drag}
        onPointerUp={letGo}
        onPointerCancel={letGo}
      >
        <canvas ref={canvas} />
        <button
          type="button"
          class="crop-box"
          style={style}
          data-grab="move"
          aria-label={t('editor.visible', {
            width: percent(crop.width),
            height: percent(crop.height),
          })}
          onKeyDown={onKeyDown}
        >
          <i data-grab="start" />
          <i data-grab="end" />
        </button>
      </div>
    </div>
  );
}

const percent = (part: number): number => Math.round(100 * part);
