import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** How far out of sight a part still is drawn. */
const MARGIN = '1200px 0px';

interface Props {
  /** Draws it anyway: the first part, before anything is known of what is in sight. */
  always?: boolean;
  children: ComponentChildren;
}

/**
 * A part of a long list: drawn while it is near what is in sight, and a gap of the same height otherwise.
 * So a list of thousands costs what is seen of it.
 */
export function Windowed({ always = false, children }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState<number>();
  useEffect(() => {
    const part = element.current;
    if (!part || always) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setHeight(undefined);
        // What has the focus stays, or the focus would be lost.
        else if (!part.contains(document.activeElement)) setHeight(part.offsetHeight);
      },
      { rootMargin: MARGIN },
    );
    observer.observe(part);
    return () => observer.disconnect();
  }, [always]);
  return (
    <div
      ref={element}
      {...(height !== undefined && { style: { blockSize: `${height}px` }, 'aria-hidden': true })}
    >
      {height === undefined && children}
    </div>
  );
}
