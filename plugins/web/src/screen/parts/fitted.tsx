import { marked, type Words } from '../../components/marked.ts';

interface Props extends Words {
  /** rem: not smaller, as long as there is another way, and not larger. */
  least: number;
  most: number;
  as?: 'h1' | 'p' | 'div';
  language?: string | undefined;
}

/** A text that is as large as its box allows: see fit/fit.ts. */
export function Fitted({ least, most, as: Tag = 'h1', language, ...words }: Props) {
  return (
    <div class="fit" data-fit={`${least},${most}`}>
      <Tag dir="auto" lang={language} {...marked(words)} />
    </div>
  );
}
