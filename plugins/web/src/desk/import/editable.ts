import { t } from '../../words/t.ts';
import type { Written } from './question-words.ts';

/** Kinds of questions that can be fixed in the table; all others can be in the editor. */
export type Kind = 'pick' | 'text' | 'number' | 'truth';

export const kinds = (): { value: Kind; text: string }[] => [
  { value: 'pick', text: t('import.pick') },
  { value: 'text', text: t('import.typed') },
  { value: 'number', text: t('import.number') },
  { value: 'truth', text: t('import.truth') },
];

/** A question while it is written, with the answers of each kind: to change the kind loses nothing. */
export interface Editable {
  kind: Kind;
  text: string;
  options: string[];
  /** Indexes of options. */
  right: number[];
  /** One a line. */
  accepted: string;
  value: string;
  truth: boolean;
}

const KIND_OF: Record<string, Kind> = {
  single: 'pick',
  multiple: 'pick',
  text: 'text',
  number: 'number',
  boolean: 'truth',
};

const isText = (value: unknown): value is string => typeof value === 'string';

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter(isText) : []);

/** Whether a question can be fixed in the table. */
export const isSimple = ({ type }: Written): boolean => !isText(type) || type in KIND_OF;

/** @param question as far as there is one */
export function editableFrom(question: Written): Editable {
  const { type, text, correct, value } = question;
  const options = textsOf(question.options);
  return {
    kind: (isText(type) && KIND_OF[type]) || 'pick',
    text: isText(text) ? text : '',
    options: options.length >= 2 ? options : [...options, '', ''].slice(0, 2),
    right: Array.isArray(correct)
      ? correct.filter((index) => Number.isInteger(index) && index >= 0 && index < options.length)
      : [],
    accepted: textsOf(question.accepted).join('\n'),
    value: typeof value === 'number' ? String(value) : '',
    truth: correct !== false,
  };
}

/**
 * The missing part, in words, as far as nobody needs a server to see it; undefined when nothing is
 * missing.
 */
export function whatIsMissing(edited: Editable): string | undefined {
  const { kind, text, options, right, accepted, value } = edited;
  if (!text.trim()) return t('import.noText');
  if (kind === 'pick' && options.filter((option) => option.trim()).length < 2)
    return t('import.fewOptions');
  if (kind === 'pick' && right.length === 0) return t('import.noRight');
  if (kind === 'text' && !accepted.trim()) return t('import.noAccepted');
  if (kind === 'number' && !value.trim()) return t('import.noNumber');
  return undefined;
}

/** Fields that are written here. */
const WRITTEN = ['type', 'text', 'options', 'correct', 'accepted', 'value'];

/** Fields that only questions of one type have. */
const OWN = ['tolerance', 'unit', 'rejected', 'extra', 'pairs', 'picture', 'spot', 'spots'];

/** The question that was written; what it had beside stays, as far as it fits. @param before what it was */
export function questionFrom(edited: Editable, before: Written): Written {
  const { kind, options, right, accepted, value, truth } = edited;
  const isSame = isText(before.type) && KIND_OF[before.type] === kind;
  const rest = Object.fromEntries(
    Object.entries(before).filter(
      ([name]) => !WRITTEN.includes(name) && (isSame || !OWN.includes(name)),
    ),
  );
  const text = edited.text.trim();
  switch (kind) {
    case 'pick': {
      // An empty line at the end is one that nobody has filled in.
      const kept = options
        .map((option, index) => ({ option: option.trim(), isRight: right.includes(index) }))
        .filter(({ option, isRight }) => option || isRight);
      const correct = kept.flatMap(({ isRight }, index) => (isRight ? [index] : []));
      const type = correct.length > 1 ? 'multiple' : 'single';
      return { ...rest, type, text, options: kept.map(({ option }) => option), correct };
    }
    case 'text': {
      const lines = accepted.split('\n').map((line) => line.trim());
      return { ...rest, type: 'text', text, accepted: lines.filter((line) => line) };
    }
    case 'number':
      return {
        ...rest,
        type: 'number',
        text,
        value: Number(value.replace(',', '.').trim() || NaN),
      };
    case 'truth':
      return { ...rest, type: 'boolean', text, correct: truth };
  }
}
