import type { RefObject, TargetedEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Box, placeOver } from './arranging.ts';

/** Pixels a pointer may tremble and it still is a tap. */
const SLACK = 6;

/** Pixels from the top or bottom of the window from where the page scrolls along, and how many at a time. */
const EDGE = 96;
const SCROLL_STEP = 7;

/** A card in somebody's hand. */
export interface Held {
  from: number;
  over: number;
  /** Pixels it has come down. */
  by: number;
  /** Pixels that it and the gap below it take. */
  room: number;
}

interface Start {
  pointer: number;
  place: number;
  /** Pixels on the page. */
  y: number;
}

type ListEvent<Event extends globalThis.Event> = TargetedEvent<HTMLElement, Event>;

/**
 * Dragging the children of a list with mouse, pen or finger. Nothing moves in the document until the drop:
 * an element that is moved there loses the finger.
 */
export function useDrag(
  list: RefObject<HTMLElement | null>,
  disabled: boolean,
  onDrop: (from: number, to: number) => void,
) {
  const [held, setHeld] = useState<Held>();
  const start = useRef<Start>(undefined);
  const boxes = useRef<Box[]>([]);
  /** The pointer in the window, for as long as a card is held. */
  const pointerY = useRef<number>(undefined);
  const hasDragged = useRef(false);

  const letGo = () => {
    start.current = undefined;
    pointerY.current = undefined;
    setHeld(undefined);
  };
  useEffect(() => {
    if (disabled) letGo();
  }, [disabled]);

  const follow = () => {
    if (!start.current || pointerY.current === undefined) return;
    const { place, y } = start.current;
    const by = pointerY.current + scrollY - y;
    const over = placeOver(boxes.current, place, by);
    setHeld({ from: place, over, by, room: roomOf(boxes.current, place) });
  };

  const isHeld = held !== undefined;
  useEffect(() => {
    if (!isHeld) return;
    const scrollAlong = () => {
      frame = requestAnimationFrame(scrollAlong);
      const y = pointerY.current ?? innerHeight / 2;
      if (y < EDGE) scrollBy(0, -SCROLL_STEP);
      else if (y > innerHeight - EDGE) scrollBy(0, SCROLL_STEP);
      else return;
      follow();
    };
    let frame = requestAnimationFrame(scrollAlong);
    return () => cancelAnimationFrame(frame);
  }, [isHeld]);

  const handlers = {
    onPointerDown(event: ListEvent<PointerEvent>) {
      hasDragged.current = false;
      const card = (event.target as Element).closest('[data-draggable]');
      const place = [...event.currentTarget.children].findIndex((child) => child.contains(card));
      if (disabled || !card || event.button !== 0 || !event.isPrimary) return;
      start.current = { pointer: event.pointerId, place, y: event.clientY + scrollY };
    },
    onPointerMove(event: ListEvent<PointerEvent>) {
      if (!start.current || event.pointerId !== start.current.pointer) return;
      if (!isHeld) {
        if (Math.abs(event.clientY + scrollY - start.current.y) <= SLACK) return;
        hasDragged.current = true;
        boxes.current = boxesOf(event.currentTarget);
        list.current?.setPointerCapture(event.pointerId);
      }
      pointerY.current = event.clientY;
      follow();
    },
    onPointerUp() {
      if (held) onDrop(held.from, held.over);
      letGo();
    },
    onPointerCancel: letGo,
    /** The end of a drag is no tap. A key has no `detail`. */
    onClickCapture(event: ListEvent<MouseEvent>) {
      if (hasDragged.current && event.detail > 0) event.stopPropagation();
    },
  };
  return { held, handlers };
}

const boxesOf = (list: HTMLElement): Box[] =>
  [...list.children].map((child) => {
    const { top, bottom } = child.getBoundingClientRect();
    return { top: top + scrollY, bottom: bottom + scrollY };
  });

/** The height of a card with the gap to its neighbour. */
function roomOf(boxes: readonly Box[], place: number): number {
  const [first, second] = place === 0 ? [0, 1] : [place - 1, place];
  const gap = (boxes[second]?.top ?? 0) - (boxes[first]?.bottom ?? 0);
  const { top = 0, bottom = 0 } = boxes[place] ?? {};
  return bottom - top + gap;
}
