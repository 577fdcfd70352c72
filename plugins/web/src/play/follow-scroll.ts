/**
 * Says on the page whether there is more of it above and below what is in sight: what stays over the rest
 * has a ground only where something can be beneath it.
 */
export function followScroll(page: HTMLElement): void {
  const look = () => {
    const below = page.scrollHeight - page.clientHeight - scrollY;
    page.toggleAttribute('data-above', scrollY > 0);
    page.toggleAttribute('data-below', below > 1);
  };
  addEventListener('scroll', look, { passive: true });
  addEventListener('resize', look);
  new ResizeObserver(look).observe(document.body);
}
