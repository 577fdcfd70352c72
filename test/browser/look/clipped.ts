/** Texts that do not fit where they stand. */
import type { Page } from 'playwright-core';

/** Texts that stick out of the window, of what holds them, or are cut; each with its box. */
export const clipped = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (!element || text === '' || element.closest('script, style, noscript, option, dialog'))
        continue;
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      // A name may be cut: it ends in dots. Numbers in a picture are drawn.
      if (element.closest('.visually-hidden, bdi, .ellipsis, .option-mark, svg, .is-cut')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const inner = range.getBoundingClientRect();
      const name = `${text.slice(0, 40)} in ${element.className || element.localName}`;
      if (inner.left < -1 || inner.right > innerWidth + 1) found.push(`out of the window: ${name}`);
      const box = element.closest('button, .button, .chip, .panel, .option, .verdict, .notice');
      const outer = box?.getBoundingClientRect();
      if (outer && (inner.left < outer.left - 1 || inner.right > outer.right + 1))
        found.push(`out of its box: ${name}`);
      for (let at: Element | null = element; at; at = at.parentElement) {
        const { overflowX } = getComputedStyle(at);
        if (overflowX === 'visible' || at === document.documentElement) continue;
        const edge = at.getBoundingClientRect();
        if (overflowX !== 'auto' && overflowX !== 'scroll' && inner.right > edge.right + 1)
          found.push(`cut: ${name}`);
      }
    }
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth)
      found.push(`the page scrolls sideways by ${scrollWidth - clientWidth}`);
    return [...new Set(found)];
  });
