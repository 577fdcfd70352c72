const SEEN = { visibilityProperty: true };

/**
 * The heading of each new screen takes the focus: who reads by ear, or moves by keys, begins there. A field
 * that wants the focus at once keeps it.
 * @param page in which screens come and go
 */
export function followHeadings(page: HTMLElement): void {
  const known = new WeakSet<HTMLElement>();
  let current: HTMLElement | undefined;
  let isDue = false;
  let isDrawn = false;
  const look = () => {
    isDue = false;
    // The next screen came in the meantime, as a result does right after the close.
    if (!isDrawn) return wait();
    const heading = [...page.querySelectorAll('h1')].find((each) => each.checkVisibility(SEEN));
    if (!heading || heading === current) return;
    current = heading;
    // A screen that was only covered stays where it was.
    if (!known.has(heading)) scrollTo(0, 0);
    known.add(heading);
    if (document.activeElement?.matches('input, textarea, select')) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  };
  // To look, and to focus, the browser must know where everything is. Once it has drawn the new screen it
  // does; before, it would have to find out in the middle of the script, and hold the page for longer.
  const wait = () => {
    isDue = true;
    requestAnimationFrame(() => {
      isDrawn = true;
      setTimeout(look);
    });
  };
  const observer = new MutationObserver(() => {
    isDrawn = false;
    if (!isDue) wait();
  });
  observer.observe(page, { childList: true, subtree: true });
}
