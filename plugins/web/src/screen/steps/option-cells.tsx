import type { ComponentChildren } from 'preact';
import type { FormOption } from '../../../../../server/protocol/form.ts';
import { letterOf, OptionFace, optionColour } from '../../components/option-face.tsx';

interface Props {
  options: readonly FormOption[];
  /** `least,most` in rem where the cells have a size of their own. */
  grid?: string;
  /** 2 when left out. */
  columns?: number;
  lookOf?(index: number): string;
  /** Behind an option's text. */
  noteOf?(index: number): ComponentChildren;
}

/** Options in their colours, shapes and letters. */
export function OptionCells({ options, grid, columns = 2, lookOf, noteOf }: Props) {
  const pictures = options.some(({ media }) => media);
  return (
    <ol
      class={`cells ${pictures ? 'pictures' : ''}`}
      data-fit-grid={grid}
      data-columns={grid && columns}
      style={{ '--columns': columns }}
    >
      {options.map((option, index) => (
        <li
          key={letterOf(index)}
          class={`option ${optionColour(index)} ${lookOf?.(index) ?? ''}`}
          style={{ '--at': index }}
        >
          <OptionFace index={index} option={option} />
          {noteOf?.(index)}
        </li>
      ))}
    </ol>
  );
}
