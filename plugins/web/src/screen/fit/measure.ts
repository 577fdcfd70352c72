/** A pixel of rounding: text is laid out in parts of one. */
const ROUNDING = 1;

/** Height of what is inside a box's padding, in px. */
export function innerHeight(box: HTMLElement): number {
  const { paddingTop, paddingBottom } = getComputedStyle(box);
  return box.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom);
}

/** Whether a text is no higher than its box, and no word of it wider. */
export const textFits = (box: HTMLElement, text: HTMLElement): boolean =>
  text.offsetHeight <= innerHeight(box) + ROUNDING &&
  text.scrollWidth <= text.clientWidth + ROUNDING;

/** Whether the cells of a grid hold their texts, and the grid its cells. */
export function gridFits(grid: HTMLElement): boolean {
  const cells = cellsOf(grid);
  // By offsets: what is moving in sticks out only to the eye.
  const bottom = Math.max(...cells.map((cell) => cell.offsetTop + cell.offsetHeight));
  if (bottom > grid.offsetTop + grid.offsetHeight + ROUNDING) return false;
  return cells.every((cell) => textsOf(cell).every((text) => textFits(cell, text)));
}

export const cellsOf = (grid: HTMLElement): HTMLElement[] =>
  [...grid.children].filter((cell) => cell instanceof HTMLElement);

/** The texts that people wrote, in a cell. */
const textsOf = (cell: HTMLElement): HTMLElement[] => [
  ...cell.querySelectorAll<HTMLElement>('.option-text'),
];
