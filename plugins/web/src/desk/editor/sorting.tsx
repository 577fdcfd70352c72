import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../words/t.ts';
import { Icon } from '../frame/icons.tsx';

/** px from the edge of what scrolls in which a held row makes it scroll. */
const EDGE = 48;

interface Held {
  from: number;
  to: number;
  startY: number;
  /** Middles of the rows before anything moved, in the page. */
  middles: number[];
  height: number;
}

interface Props {
  class: string;
  label?: string;
  /** Puts a row at another place, both from 0. */
  onMove(from: number, to: number): void;
  children: ComponentChildren;
}

/**
 * A list whose rows are moved by their handles: by pointer, by finger, and by the arrow keys. Each row is
 * an `li` with a {@link Grip} in it.
 */
export function SortableList({ class: look, label, onMove, children }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const held = useRef<Held | undefined>(undefined);
  const refocus = useRef<number | undefined>(undefined);
  const rows = () => [...(list.current?.children ?? [])] as HTMLElement[];

  useEffect(() => {
    // A row that was moved by key keeps the focus, wherever it stands now.
    if (refocus.current === undefined) return;
    rows()[refocus.current]?.querySelector<HTMLElement>('.grip')?.focus();
    refocus.current = undefined;
  });

  const indexOf = (target: EventTarget | null): number =>
    rows().findIndex((row) => row.contains(target as Node));

  const start = (event: PointerEvent) => {
    const grip = (event.target as Element).closest<HTMLElement>('.grip');
    const from = indexOf(grip);
    const row = rows()[from];
    if (!grip || !row || event.button !== 0) return;
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    grip.focus();
    const boxes = rows().map((each) => each.getBoundingClientRect());
    const [first, second] = boxes;
    held.current = {
      from,
      to: from,
      startY: event.clientY + scrolled(list.current),
      middles: boxes.map(({ top, height }) => top + height / 2 + scrolled(list.current)),
      // The height of a row with the gap below it.
      height: second && first ? second.top - first.top : row.offsetHeight,
    };
    row.classList.add('held');
  };

  const drag = (event: PointerEvent) => {
    const hold = held.current;
    if (!hold) return;
    scrollNear(list.current, event.clientY);
    const y = event.clientY + scrolled(list.current);
    const middle = (hold.middles[hold.from] ?? 0) + y - hold.startY;
    hold.to = placeOf(middle, hold);
    for (const [index, row] of rows().entries())
      row.style.translate =
        index === hold.from ? `0 ${y - hold.startY}px` : `0 ${shift(index, hold)}px`;
  };

  const end = (event: PointerEvent) => {
    const hold = held.current;
    if (!hold) return;
    held.current = undefined;
    for (const row of rows()) {
      row.style.translate = '';
      row.classList.remove('held');
    }
    if (event.type === 'pointerup' && hold.to !== hold.from) onMove(hold.from, hold.to);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const isGrip = (event.target as Element).classList.contains('grip');
    if (!isGrip && !event.altKey) return;
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const from = indexOf(event.target);
    if (step === undefined || from < 0) return;
    event.preventDefault();
    const to = from + step;
    if (to < 0 || to >= rows().length) return;
    if (isGrip) refocus.current = to;
    onMove(from, to);
  };

  return (
    <ol
      ref={list}
      class={look}
      {...(label !== undefined && { 'aria-label': label })}
      onPointerDown={start}
      onPointerMove={drag}
      onPointerUp={end}
      onPointerCancel={end}
      onKeyDown={onKeyDown}
    >
      {children}
    </ol>
  );
}

/** The handle of a row. @param label what is moved: "Move option A" */
export function Grip({ label }: { label: string }) {
  return (
    <button type="button" class="grip" aria-label={label} title={t('editor.grip')}>
      <Icon name="grip" />
    </button>
  );
}

/** Where a held row is put, whose middle is here. */
function placeOf(middle: number, { from, middles }: Held): number {
  const above = middles.filter((other, index) => index !== from && other < middle).length;
  return Math.min(above, middles.length - 1);
}

/** px by which a row makes room for the held one. */
function shift(index: number, { from, to, height }: Held): number {
  if (from < index && index <= to) return -height;
  return to <= index && index < from ? height : 0;
}

/** The scroller around an element. */
function scroller(element: Element | null): Element {
  for (let at = element?.parentElement; at; at = at.parentElement) {
    const { overflowY } = getComputedStyle(at);
    if (/auto|scroll/.test(overflowY) && at.scrollHeight > at.clientHeight) return at;
  }
  return document.scrollingElement ?? document.documentElement;
}

const scrolled = (element: Element | null): number => scroller(element).scrollTop;

function scrollNear(element: Element | null, y: number): void {
  const box = scroller(element);
  const { top, bottom } = box.getBoundingClientRect();
  if (y < Math.max(0, top) + EDGE) box.scrollTop -= EDGE / 4;
  else if (y > Math.min(innerHeight, bottom) - EDGE) box.scrollTop += EDGE / 4;
}
