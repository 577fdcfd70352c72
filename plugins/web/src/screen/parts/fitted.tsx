import type { ComponentChildren } from 'preact';
import { marked } from '../../components/marked.ts';

interface Props {
  /** rem: not smaller, as long as there is another way, and not larger. */
  least: number;
  most: number;
  as?: 'h1' | 'p' | 'div';
  language?: string | undefined;
  /** In place of the children, where they are marked up. */
  html?: string | undefined;
  children: ComponentChildren;
}

/** A text that is as large as its box allows: see fit/fit.ts. */
export function Fitted({ least, most, as: Tag = 'h1', language, html, children }: Props) {
  return (
    <div class="fit" data-fit={`${least},${most}`}>
      {html === undefined ? (
        <Tag dir="auto" lang={language}>
          {children}
        </Tag>
      ) : (
        <Tag key="marked" dir="auto" lang={language} {...marked({ html })} />
      )}
    </div>
  );
}
