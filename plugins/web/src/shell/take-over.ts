import { type ComponentType, createElement, render } from 'preact';

/**
 * Shows a page's component in its document. The part that the shell shows already stays as it is,
 * with what was typed into it; a form that was sent before is sent now.
 */
export function takeOver(Page: ComponentType): void {
  const { dataset } = document.documentElement;
  const { early } = dataset;
  // In an element of its own, Preact removes what is left over. The shell has the same one as the body's
  // first child: an element that is moved would lose the cursor.
  render(createElement('div', { class: 'page' }, createElement(Page, null)), document.body);
  dataset.shown = '';
  delete dataset.early;
  delete dataset.returning;
  if (early === 'pressed') document.querySelector('form')?.requestSubmit();
  performance.mark('usable');
}

/** The text in a field of the shell; empty when there is none. */
export function typedEarly(id: string): string {
  // There is no document where the shell itself is made.
  const field = globalThis.document?.getElementById(id) as HTMLInputElement | null | undefined;
  return field?.value ?? '';
}
