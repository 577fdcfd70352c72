import type { ComponentChildren } from 'preact';

interface Props {
  /** rem: not smaller, as long as there is another way, and not larger. */
  least: number;
  most: number;
  as?: 'h1' | 'p';
  language?: string | undefined;
  children: ComponentChildren;
}

/** A text that is as large as its box allows: see fit/fit.ts. */
export function Fitted({ least, most, as: Tag = 'h1', language, children }: Props) {
  return (
    <div class="fit" data-fit={`${least},${most}`}>
      <Tag dir="auto" lang={language}>
        {children}
      </Tag>
    </div>
  );
}
