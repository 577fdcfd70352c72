import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { useHeading } from './router.ts';

interface Props {
  title: string;
  /** Search, buttons: at the end of the line, below the title on a phone. */
  children?: ComponentChildren;
}

/** The head of each page: its title, and what can be done. */
export function PageHeader({ title, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useHeading(title, heading);
  return (
    <header class="desk-head">
      <h1 ref={heading} tabIndex={-1} dir="auto">
        {title}
      </h1>
      {children}
    </header>
  );
}
