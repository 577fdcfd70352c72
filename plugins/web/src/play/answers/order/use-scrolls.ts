import { useLayoutEffect, useState } from 'preact/hooks';

/** Whether the page is taller than the window: a finger that moves on it may mean to scroll. */
export function useScrolls(): boolean {
  const [scrolls, setScrolls] = useState(false);
  useLayoutEffect(() => {
    const { documentElement: page } = document;
    const look = () => setScrolls(page.scrollHeight > page.clientHeight);
    const observer = new ResizeObserver(look);
    observer.observe(document.body);
    addEventListener('resize', look);
    look();
    return () => {
      observer.disconnect();
      removeEventListener('resize', look);
    };
  }, []);
  return scrolls;
}
