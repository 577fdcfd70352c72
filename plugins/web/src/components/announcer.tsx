import { useEffect, useState } from 'preact/hooks';

/** ms between a region and its first words: what comes with the region itself is not read. */
const SETTLED = 100;

/** Says to screen readers what everybody else sees happen. */
export function Announcer({ text }: { text: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), SETTLED);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p class="visually-hidden" role="status" aria-live="polite">
      {said}
    </p>
  );
}
