import { useEffect, useState } from 'preact/hooks';

/** As the desk's style sheets have it: a phone. */
const NARROW = '(max-width: 700px)';

/** Whether this window is as narrow as a phone: then the console is a remote. */
export function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const query = matchMedia(NARROW);
    const changed = () => setNarrow(query.matches);
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, []);
  return narrow;
}
