/**
 * Calls back whenever a page should look at its connection at once: the network has changed, or the page
 * is in sight again, or awake (`resume` comes after a freeze). @returns what ends that
 */
export function wake(look: () => void): () => void {
  const visible = () => {
    if (document.visibilityState === 'visible') look();
  };
  const ends = [
    hear(window, 'online', look),
    hear(window, 'offline', look),
    hear(window, 'pageshow', look),
    hear(window, 'focus', look),
    hear(document, 'visibilitychange', visible),
    hear(document, 'resume', look),
  ];
  return () => {
    for (const end of ends) end();
  };
}

function hear(target: EventTarget, type: string, listener: () => void): () => void {
  target.addEventListener(type, listener);
  return () => target.removeEventListener(type, listener);
}
