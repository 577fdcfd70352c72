import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../components/icon.tsx';
import { t } from '../../words/t.ts';

interface Props {
  /** The list whose children are counted. */
  list: RefObject<HTMLElement | null>;
}

/** Pixels of an option that may be out of sight. */
const SLACK = 8;

/** Says how many options are still out of sight below. It keeps its room, so that nothing moves. */
export function MoreBelow({ list }: Props) {
  const line = useRef<HTMLParagraphElement>(null);
  const [below, setBelow] = useState(0);

  useLayoutEffect(() => {
    const count = () => {
      const edge = Math.min(line.current?.getBoundingClientRect().top ?? Infinity, innerHeight);
      const options = [...(list.current?.children ?? [])];
      const isBelow = (option: Element) => option.getBoundingClientRect().bottom - SLACK > edge;
      setBelow(options.filter(isBelow).length);
    };
    const observer = new ResizeObserver(count);
    observer.observe(document.body);
    if (list.current) observer.observe(list.current);
    addEventListener('scroll', count, { passive: true });
    addEventListener('resize', count);
    return () => {
      observer.disconnect();
      removeEventListener('scroll', count);
      removeEventListener('resize', count);
    };
  }, [list]);

  // People who listen hear the options themselves.
  return (
    <p ref={line} class={`more-below ${below > 0 ? '' : 'none'}`} aria-hidden="true">
      <Icon name="down" /> {t('answer.below', { count: below })}
    </p>
  );
}
