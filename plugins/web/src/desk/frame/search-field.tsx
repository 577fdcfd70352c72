import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './icons.tsx';

/** ms without a key before what is typed is looked for. */
const PAUSE = 180;

interface Props {
  label: string;
  value: string;
  onSearch(text: string): void;
}

/** Looks for what is typed while it is typed. The key "/" leads here, Escape empties it. */
export function SearchField({ label, value, onSearch }: Props) {
  const [typed, setTyped] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const said = useRef(value);

  // The address has changed by itself: back, or a link.
  useEffect(() => {
    if (value !== said.current) setTyped(value);
    said.current = value;
  }, [value]);
  useEffect(() => {
    const text = typed.trim();
    if (text === said.current) return;
    const timer = setTimeout(() => {
      said.current = text;
      onSearch(text);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [typed, onSearch]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, target } = event;
      if (key !== '/' || ctrlKey || metaKey || altKey) return;
      if ((target as Element).closest('input, textarea, select, [contenteditable], dialog')) return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);

  return (
    <search class="search">
      <Icon name="search" />
      <input
        ref={input}
        class="input"
        type="search"
        aria-label={label}
        placeholder={label}
        maxLength={200}
        enterKeyHint="search"
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setTyped('');
        }}
      />
    </search>
  );
}
