import type { Fields } from '../model/document.ts';
import type { Changes } from '../model/edits.ts';
import type { Problems } from '../problems.ts';

/** The props of each editor of a part of a question. */
export interface SectionProps {
  question: Fields;
  problems: Problems;
  /** @param about what is typed in: see `QuizEditor.change` */
  onChange(changes: Changes, about?: string): void;
}
