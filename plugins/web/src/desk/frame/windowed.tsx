import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** How far out of sight a part still is drawn. */
const MARGIN = '1200px 0px';

/** Items that are drawn in one frame: more would hold the page. */
const SLICE = 6;

interface Props {
  /** Draws it anyway: the first part, before anything is known of what is in sight. */
  always?: boolean;
  /** How many items the part has. */
  count: number;
  /** Draws so many of them, from the first. */
  children(shown: number): ComponentChildren;
}

/**
 * A part of a long list: drawn while it is near what is in sight, some items a frame, and a gap of the
 * same height otherwise. So a list of thousands costs what is seen of it.
 */
export function Windowed({ always = false, count, children }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const [gap, setGap] = useState<number>();
  const [shown, setShown] = useState(SLICE);
  /** The row that became a gap: it stays where it is, until all is drawn again. */
  const before = useRef<number>(undefined);
  useEffect(() => {
    const part = element.current;
    if (!part || always) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setGap(undefined);
        // A row with the focus stays, or the focus would be lost.
        else if (!part.contains(document.activeElement)) {
          before.current = part.offsetHeight;
          setGap(part.offsetHeight);
          setShown(SLICE);
        }
      },
      { rootMargin: MARGIN },
    );
    observer.observe(part);
    return () => observer.disconnect();
  }, [always]);
  const isDrawing = gap === undefined && shown < count;
  useEffect(() => {
    if (!isDrawing) return;
    const frame = requestAnimationFrame(() => setShown(shown + SLICE));
    return () => cancelAnimationFrame(frame);
  }, [isDrawing, shown]);
  return (
    <div
      ref={element}
      {...(gap !== undefined && { style: { blockSize: `${gap}px` }, 'aria-hidden': true })}
      {...(isDrawing && before.current && { style: { minBlockSize: `${before.current}px` } })}
    >
      {gap === undefined && children(shown)}
    </div>
  );
}
