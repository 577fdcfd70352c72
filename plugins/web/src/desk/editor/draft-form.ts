import type { Form, FormOption } from '../../../../../server/protocol/form.ts';
import { t } from '../../words/t.ts';
import type { Fields } from './model/document.ts';
import type { EditedType } from './question-types.ts';

/** Options that are rendered at a time: see `POST /api/questions/check`. */
const MOST_RENDERED = 100;

/** An option, an item or one side of a pair, as authors write it. */
export type Item = string | { text?: string; media?: { image: string; alt: string } };

/** Whether there is nothing in it. */
export const isEmpty = (item: unknown): boolean =>
  typeof item === 'object' && item !== null ? !('media' in item) : `${item ?? ''}`.trim() === '';

export const textOf = (item: Item | undefined): string =>
  typeof item === 'object' ? (item.text ?? '') : `${item ?? ''}`;

/** A list among the fields of a draft; empty where there is none. */
export const listOf = <Entry>(value: unknown): Entry[] =>
  Array.isArray(value) ? (value as Entry[]) : [];

const optionOf = (item: Item): FormOption =>
  typeof item === 'object'
    ? { text: item.text ?? '', ...(item.media && { media: item.media }) }
    : { text: `${item}` };

const options = (value: unknown): FormOption[] =>
  listOf<Item>(value)
    .filter((item) => !isEmpty(item))
    .map(optionOf);

/**
 * The form of a question that is being written, as far as it can be told without the server: what the
 * preview draws. Undefined where it cannot be told.
 * @param words for true and false, in the quiz's language, as the server's form has them
 */
export function draftForm(question: Fields, type: EditedType, words: string[]): Form | undefined {
  for (const section of type.sections) {
    switch (section.kind) {
      case 'options':
        return { kind: 'pick', options: options(question.options) };
      case 'truth':
        return { kind: 'pick', options: words.map((text) => ({ text })) };
      case 'sequence':
        return { kind: 'order', options: shuffled(options(question.options)) };
      case 'pairs': {
        const pairs = listOf<[Item, Item]>(question.pairs);
        const right = [...pairs.map((pair) => pair[1] ?? ''), ...listOf<Item>(question.extra)];
        return {
          kind: 'match',
          left: options(pairs.map((pair) => pair[0] ?? '')),
          right: shuffled(options(right)),
        };
      }
      case 'texts':
        return { kind: 'text' };
      case 'number': {
        const unit = `${question.unit ?? ''}`.trim();
        return { kind: 'number', ...(unit && { unit }) };
      }
      case 'spot': {
        const { image = '', alt = '' } = (question.picture ?? {}) as Partial<
          Record<string, string>
        >;
        return { kind: 'point', image, alt };
      }
      case 'field':
        break;
    }
  }
  return undefined;
}

/** Whether the answer is typed. */
export const isTyped = (form: Form | undefined): boolean =>
  form?.kind === 'text' || form?.kind === 'number';

/** Texts of a form's options, as many as the server renders at a time. */
export const optionTexts = (form: Form | undefined): string[] =>
  optionsOf(form)
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .slice(0, MOST_RENDERED);

/** The options of a form, on both sides of pairs. */
export function optionsOf(form: Form | undefined): readonly FormOption[] {
  if (form?.kind === 'pick' || form?.kind === 'order') return form.options;
  return form?.kind === 'match' ? [...form.left, ...form.right] : [];
}

/** The same form with its options as they are marked up. */
export function withRendered(form: Form, html: Readonly<Record<string, string>>): Form {
  const shown = (options: FormOption[]) =>
    options.map((option) => {
      const rendered = html[option.text];
      return rendered === undefined ? option : { ...option, html: rendered };
    });
  if (form.kind === 'pick' || form.kind === 'order')
    return { ...form, options: shown(form.options) };
  return form.kind === 'match'
    ? { ...form, left: shown(form.left), right: shown(form.right) }
    : form;
}

/** In an order that gives nothing away, and stays while somebody types: the halves dealt in turn. */
export function shuffled<Entry>(list: readonly Entry[]): Entry[] {
  const half = list.slice(0, Math.ceil(list.length / 2));
  const rest = list.slice(half.length);
  return half.flatMap((entry, index) => [...rest.slice(index, index + 1), entry]);
}

/**
 * The preview's words for true and false, before the server has said them in the quiz's language.
 */
export const trueFalse = (): string[] => [t('truth.right'), t('truth.wrong')];
