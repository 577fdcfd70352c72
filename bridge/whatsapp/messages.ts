import type { QuestionView } from '../../server/plugin.ts';
import type { Language } from './languages/language.ts';
import type { Payload } from './payload.ts';
import { tapId } from './taps.ts';
import { codePoints, literal, oneLine, shorten } from './text.ts';
import { headline } from './wording.ts';

/** The Cloud API's limits, in code points; rows and buttons in number. */
const LIMIT = {
  text: 4096,
  caption: 1024,
  buttonBody: 1024,
  buttons: 3,
  buttonTitle: 20,
  listBody: 4096,
  rows: 10,
  rowTitle: 24,
  rowDescription: 72,
};

/** Room that a result or a greeting above the question may take. */
const INTRO = 700;

export interface QuestionMessage {
  gameId: string;
  question: QuestionView;
  language: Language;
  /** s left to answer. */
  seconds: number;
  /** What comes first: the last result, a greeting. */
  intro?: string | undefined;
  /** Where WhatsApp finds the picture. */
  picture?: string | undefined;
  /** What comes last. */
  notice?: string | undefined;
}

export const letterOf = (option: number): string => String.fromCharCode(65 + option);

/** What a question offers to choose from; undefined when the answer is typed. */
export function choicesOf(
  { type, options }: Pick<QuestionView, 'type' | 'options'>,
  { trueFalse }: Pick<Language, 'trueFalse'>,
): readonly string[] | undefined {
  return type === 'boolean' ? trueFalse : options;
}

/** The value of an option of a question that is answered by one tap. */
export const optionValue = (type: string, option: number): unknown =>
  type === 'boolean' ? option === 0 : option;

/** Whether one tap is an answer: not so where several options, or words, make one. */
const isTapped = ({ type }: QuestionView): boolean => type === 'single' || type === 'boolean';

export const textMessage = (text: string): Payload => ({
  type: 'text',
  text: { body: shorten(text, LIMIT.text), preview_url: false },
});

/**
 * A question as one message. Up to three options are buttons and up to ten a list; all are in the
 * body too, so that typing a letter works everywhere. A list can't carry a picture: with one, the
 * letter is typed.
 */
export function questionMessage(message: QuestionMessage): Payload {
  const { question, picture, language } = message;
  const choices = choicesOf(question, language);
  if (!choices || !isTapped(question) || choices.length > LIMIT.rows) return typed(message);
  if (choices.length <= LIMIT.buttons) {
    const body = bodyOf(message);
    if (codePoints(body) <= LIMIT.buttonBody) return buttons(message, choices, body);
  }
  return picture === undefined ? list(message, choices) : typed(message, language.typeLetter);
}

function buttons(
  { gameId, question, picture }: QuestionMessage,
  choices: readonly string[],
  body: string,
): Payload {
  return {
    type: 'interactive',
    interactive: {
      type: 'button',
      ...(picture !== undefined && { header: { type: 'image', image: { link: picture } } }),
      body: { text: body },
      action: {
        buttons: choices.map((choice, option) => ({
          type: 'reply',
          reply: {
            id: tapId({ gameId, question: question.index, option }),
            title: buttonTitle(letterOf(option), choice),
          },
        })),
      },
    },
  };
}

function buttonTitle(letter: string, choice: string): string {
  const title = `${letter} ${oneLine(choice)}`;
  return codePoints(title) <= LIMIT.buttonTitle ? title : letter;
}

function list(message: QuestionMessage, choices: readonly string[]): Payload {
  const { gameId, question, language } = message;
  const rows = choices.map((choice, option) => ({
    id: tapId({ gameId, question: question.index, option }),
    title: letterOf(option),
    description: shorten(oneLine(choice), LIMIT.rowDescription),
  }));
  return {
    type: 'interactive',
    interactive: {
      type: 'list',
      body: { text: bodyOf(message, { limit: LIMIT.listBody }) },
      action: { button: language.openList, sections: [{ title: language.listTitle, rows }] },
    },
  };
}

function typed(message: QuestionMessage, instruction = instructionOf(message)): Payload {
  const { picture } = message;
  const body = bodyOf(message, { instruction });
  if (picture !== undefined && codePoints(body) <= LIMIT.caption) {
    return { type: 'image', image: { link: picture, caption: body } };
  }
  const withLink = bodyOf(message, { instruction, limit: LIMIT.text, link: picture });
  return { type: 'text', text: { body: withLink, preview_url: picture !== undefined } };
}

function instructionOf({ question, language }: QuestionMessage): string {
  if (isTapped(question)) return language.typeLetter;
  switch (question.type) {
    case 'multiple':
      return language.typeLetters;
    case 'number':
      return language.typeNumber;
    default:
      return language.typeAnswer;
  }
}

interface BodyOptions {
  instruction?: string;
  link?: string | undefined;
  /** Shortens the options, evenly, where the whole would be longer. */
  limit?: number;
}

function bodyOf(
  { question, language, seconds, intro, picture, notice }: QuestionMessage,
  { instruction, link, limit }: BodyOptions = {},
): string {
  const { index, total, text, media } = question;
  const asked = headline(index, total, seconds, literal(text));
  const unseen = media && picture === undefined ? `[${literal(media.alt)}]` : undefined;
  const choices = choicesOf(question, language) ?? [];
  const write = (width: number) =>
    [
      intro && `${shorten(intro, INTRO)}\n`,
      asked,
      unseen,
      ...choices.map((choice, option) => `${letterOf(option)}) ${fitted(choice, width)}`),
      instruction,
      link,
      notice,
    ]
      .filter((line) => line !== undefined && line !== '')
      .join('\n');

  const whole = write(Number.POSITIVE_INFINITY);
  if (limit === undefined || codePoints(whole) <= limit) return whole;
  const room = limit - codePoints(write(1));
  return shorten(write(1 + Math.max(0, Math.floor(room / Math.max(1, choices.length)))), limit);
}

const fitted = (choice: string, width: number): string => shorten(literal(oneLine(choice)), width);
