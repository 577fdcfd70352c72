import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ApiError } from './client.ts';
import { listQuestionTypes } from './questions.ts';

/** The titles of question types by their names; empty until they have come. */
const titles = signal<ReadonlyMap<string, string>>(new Map());

/** Has the titles come, for a page that shows types by their names. */
export function useTypeTitles(): void {
  useEffect(() => {
    if (titles.peek().size > 0) return;
    listQuestionTypes().then(
      (types) => {
        titles.value = new Map(types.map(({ name, title }) => [name, title]));
      },
      (error) => {
        // Names do as well.
        if (!(error instanceof ApiError)) throw error;
      },
    );
  }, []);
}

/** The title of a type; its name where there is none. */
export const typeTitle = (name: string): string => titles.value.get(name) ?? name;
