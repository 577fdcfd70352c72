import { useState } from 'preact/hooks';
import { t } from '../../../words/t.ts';
import { isEmpty } from '../draft-form.ts';

/**
 * Rows of a list that an author fills in: there are more of them than entries, and empty ones at the end
 * are no entries.
 * @param stored entries of the list @param least rows to begin with
 */
export function useRows(stored: number, least: number) {
  const [shown, setShown] = useState(least);
  const count = Math.max(stored, shown);
  return {
    count,
    add: () => setShown(count + 1),
    remove: () => setShown(Math.max(1, count - 1)),
  };
}

/** The list without what is empty at its end. @param isKept an empty one that is an entry all the same */
export function withoutEnd<Entry>(
  list: readonly Entry[],
  isKept: (index: number) => boolean = () => false,
): Entry[] {
  let length = list.length;
  while (length > 0 && isEmptyEntry(list[length - 1]) && !isKept(length - 1)) length--;
  return list.slice(0, length);
}

const isEmptyEntry = (entry: unknown): boolean =>
  Array.isArray(entry) ? entry.every(isEmpty) : isEmpty(entry);

/** A list of this length, filled up. */
export const filledUp = <Entry>(list: readonly Entry[], length: number, by: Entry): Entry[] =>
  Array.from({ length: Math.max(length, list.length) }, (_, index) => list[index] ?? by);

/** Lines of a text that was pasted into one row; undefined where it is a single one. */
export function pastedLines(event: ClipboardEvent): string[] | undefined {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  return lines.length > 1 ? lines : undefined;
}

/** Enter goes to the next row, which may have to be added first. */
export function nextOnEnter(event: KeyboardEvent, add: (() => void) | undefined): void {
  if (event.key !== 'Enter' || event.isComposing) return;
  event.preventDefault();
  const row = (event.currentTarget as Element).closest('li');
  const next = row?.nextElementSibling;
  if (next) next.querySelector<HTMLElement>('input')?.focus();
  else if (add) {
    add();
    const list = row?.parentElement;
    requestAnimationFrame(() =>
      list?.lastElementChild?.querySelector<HTMLElement>('input')?.focus(),
    );
  }
}

/** How many rows there are: "3 of 10". */
export const countOf = (count: number, most: number): string =>
  t('editor.countOf', { number: count, most });
