import { gridFits, innerHeight, textFits } from './measure.ts';
import { largest, type Search } from './search.ts';

/** rem, under which nothing goes that a back row should read: in the last resort options do. */
const LAST_RESORT = 0.75;

/** Words are not broken just to be larger, only where not even the least size holds them. */
const WHOLE_WORDS = 'whole-words';

/**
 * Gives the texts in `root` the largest size at which they are inside their boxes. A box never
 * depends on its text. Text to be fitted is marked so:
 *
 * `data-fit="least,most"`: one text in one box, in rem. `data-fit-grid="least,most"`: cells of a grid
 * share one size; of several numbers of columns (`data-columns="2,1"`) the one with the larger size wins.
 * `data-fit-joint="least,most,ratio"`: a question (`.fit`) and the grid below it are searched at once,
 * the question being `ratio` times as large.
 *
 * It may be interrupted after each try: see search.ts.
 */
export function* fitAll(root: HTMLElement): Search {
  for (const box of all(root, '[data-fit]')) yield* fitText(box);
  for (const grid of all(root, '[data-fit-grid]')) yield* fitGrid(grid);
  for (const box of all(root, '[data-fit-joint]')) yield* fitJoint(box);
}

function* fitText(box: HTMLElement): Search {
  const [least = 1, most = 1] = sizes(box.dataset.fit);
  const text = box.firstElementChild as HTMLElement | null;
  if (!text) return;
  const fits = (size: number) => {
    setSize(text, size);
    return textFits(box, text);
  };
  yield* search(box, least, most, fits);
  yield;
  cut(box, text);
}

function* fitGrid(grid: HTMLElement): Search {
  const [least = 1, most = 1] = sizes(grid.dataset.fitGrid);
  const fits = (size: number) => {
    setSize(grid, size);
    return gridFits(grid);
  };
  const tried: { columns: number; size: number }[] = [];
  for (const columns of numbers(grid.dataset.columns ?? '1')) {
    grid.style.setProperty('--columns', String(columns));
    tried.push({ columns, size: yield* search(grid, least, most, fits) });
  }
  // The last one tried stands as it is; words that were broken for it may be whole in the best.
  const best = tried.toSorted((one, other) => other.size - one.size)[0];
  if (!best || best === tried.at(-1)) return;
  grid.style.setProperty('--columns', String(best.columns));
  yield* search(grid, least, most, fits);
}

function* fitJoint(box: HTMLElement): Search {
  const [least = 1, most = 1, ratio = 1] = sizes(box.dataset.fitJoint);
  const question = box.querySelector<HTMLElement>('.fit');
  const text = question?.firstElementChild as HTMLElement | null;
  const grid = box.querySelector<HTMLElement>('.cells');
  if (!question || !text || !grid) return;
  setLines(text, undefined);
  const fits = (size: number) => {
    setSize(text, Math.max(least, size * ratio));
    setSize(grid, size);
    return gridFits(grid) && text.scrollWidth <= text.clientWidth + 1;
  };
  const { isGood } = yield* searchWords(box, least, most, fits);
  if (isGood) return;
  // The question gives way, line by line: phones have all of it. An option is never cut.
  setSize(text, least);
  const lines = Math.floor(text.offsetHeight / lineHeight(text));
  for (let left = lines - 1; left > 0; left--) {
    setLines(text, left);
    if (gridFits(grid)) return;
    yield;
  }
  setSize(grid, yield* largest(LAST_RESORT, least, fits));
}

/** @returns the size that was set; under `least` where nothing else helps */
function* search(
  box: HTMLElement,
  least: number,
  most: number,
  fits: (size: number) => boolean,
): Search<number> {
  const { size, isGood } = yield* searchWords(box, least, most, fits);
  if (isGood || box.dataset.fit) return size;
  const last = yield* largest(LAST_RESORT, least, fits);
  fits(last);
  return last;
}

/** With whole words, and with broken ones where that is not to be had. The size that it tells is set. */
function* searchWords(
  box: HTMLElement,
  least: number,
  most: number,
  fits: (size: number) => boolean,
): Search<{ size: number; isGood: boolean }> {
  box.classList.add(WHOLE_WORDS);
  let size = yield* largest(least, most, fits);
  if (fits(size)) return { size, isGood: true };
  yield;
  box.classList.remove(WHOLE_WORDS);
  size = yield* largest(least, most, fits);
  return { size, isGood: fits(size) };
}

/** Shows of a text that is too long the whole lines that there is room for. */
function cut(box: HTMLElement, text: HTMLElement): void {
  setLines(text, undefined);
  if (textFits(box, text)) return;
  setLines(text, Math.max(1, Math.floor(innerHeight(box) / lineHeight(text))));
}

function setSize(element: HTMLElement, size: number): void {
  element.style.fontSize = `${size}rem`;
}

function setLines(text: HTMLElement, lines: number | undefined): void {
  text.classList.toggle('is-cut', lines !== undefined);
  if (lines === undefined) text.style.removeProperty('--lines');
  else text.style.setProperty('--lines', String(lines));
}

const lineHeight = (text: HTMLElement): number =>
  Number.parseFloat(getComputedStyle(text).lineHeight);

const numbers = (list = ''): number[] => list.split(',').map(Number);

/** `least,most` and what follows, none under what the back row reads on a screen of this shape. */
function sizes(list: string | undefined): number[] {
  const [least = 1, most = 1, ...rest] = numbers(list);
  const floor = Number(getComputedStyle(document.documentElement).getPropertyValue('--floor'));
  const readable = Math.max(least, floor);
  return [readable, Math.max(readable, most), ...rest];
}

const all = (root: HTMLElement, selector: string) => [
  ...(root.matches(selector) ? [root] : []),
  ...root.querySelectorAll<HTMLElement>(selector),
];
