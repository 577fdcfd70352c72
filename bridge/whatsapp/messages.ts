import type { QuestionView } from '../../server/plugin.ts';
import { type Also, alsoLine, tapsOf } from '../chat/also.ts';
import { type Ending, endingText } from '../chat/ending.ts';
import { chatForm } from '../chat/forms/chat-form.ts';
import { letterOf } from '../chat/forms/signs.ts';
import { LANGUAGES, type LanguageCode } from '../chat/languages/all.ts';
import { tapId } from '../chat/taps.ts';
import { codePoints, oneLine, shorten, shortenAtWord } from '../chat/text.ts';
import { literal } from './markup.ts';
import type { FileRef, Payload } from './payload.ts';
import { headline, wordingIn } from './wording.ts';
import { WORDS } from './words.ts';

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
  language: LanguageCode;
  /** s left to answer. */
  seconds: number;
  /** The beginning: the last result, a greeting. */
  intro?: string | undefined;
  /** Behind that, as much as there is room for: why the answer before is right. */
  explanation?: string | undefined;
  /** The picture or the video, as WhatsApp gets it; of a sound it says that it is sent apart. */
  file?: FileRef | undefined;
  /** The asks besides the question. */
  also?: Also[] | undefined;
  /** The end. */
  notice?: string | undefined;
  /** A way into the browser, for a question that is answered there only. */
  link?: string | undefined;
}

export const textMessage = (text: string): Payload => ({
  type: 'text',
  text: { body: shorten(text, LIMIT.text), preview_url: false },
});

/** The last message of a game. */
export const endingMessage = (ending: Ending): Payload =>
  textMessage(endingText(ending, LIMIT.text, codePoints));

/**
 * A question as one message. Up to three options are buttons and up to ten a list; all are in the
 * body too, so that typing a letter works everywhere. A list cannot carry a picture or a video: with
 * one, the letter is typed.
 */
export function questionMessage(message: QuestionMessage): Payload {
  const { choices, isTapped } = formOf(message);
  const also = (message.also ?? []).flatMap((one) => tapsOf(one, message.gameId)).length;
  if (!choices || !isTapped || choices.length + also > LIMIT.rows) return typedQuestion(message);
  if (choices.length <= LIMIT.buttons && also === 0) {
    const body = bodyOf(within(message, LIMIT.buttonBody));
    if (codePoints(body) <= LIMIT.buttonBody) return buttons(message, choices, body);
  }
  return fileIn(message) === undefined ? list(message, choices) : typedQuestion(message);
}

export interface AskingMessage {
  gameId: string;
  language: LanguageCode;
  /** The ask; something to tap, as far as it fits on buttons. */
  asking: Also;
  /** The question that it comes before. */
  headline: string;
  /** The beginning: the last result. */
  intro: string;
}

/** The ask before a question, as a message of its own. */
export function askingMessage(message: AskingMessage): Payload {
  const { gameId, language, asking, headline: asked, intro } = message;
  const taps = tapsOf(asking, gameId);
  const isTapped = taps.length > 0 && taps.length <= LIMIT.buttons;
  const last = isTapped ? asking.label : alsoLine(asking, language);
  const lines = [intro && `${shorten(intro, INTRO)}\n`, asked, literal(last)].filter(Boolean);
  if (!isTapped) return textMessage(lines.join('\n'));
  return {
    type: 'interactive',
    interactive: {
      type: 'button',
      body: { text: shorten(lines.join('\n'), LIMIT.buttonBody) },
      action: {
        buttons: taps.map(({ id, text }) => ({
          type: 'reply',
          reply: { id, title: shorten(oneLine(text), LIMIT.buttonTitle) },
        })),
      },
    },
  };
}

/** A question without anything to tap: it says how to answer by typing, or where else. */
export function typedQuestion(message: QuestionMessage): Payload {
  const { language, link } = message;
  const { instruction, needsBrowser } = formOf(message);
  return typed(
    message,
    needsBrowser && link ? `${instruction}\n${wordingIn(language).browser(link)}` : instruction,
  );
}

const formOf = ({ question, language }: QuestionMessage) =>
  chatForm(question.form, LANGUAGES[language]);

/** The file that the message itself shows, in the Cloud API's words. */
function fileIn({ question: { media }, file }: QuestionMessage) {
  if (!media || !file || media.kind === 'audio') return undefined;
  return media.kind === 'picture'
    ? ({ type: 'image', image: file } as const)
    : ({ type: 'video', video: file } as const);
}

function buttons(message: QuestionMessage, choices: readonly string[], body: string): Payload {
  const { gameId, question } = message;
  const header = fileIn(message);
  return {
    type: 'interactive',
    interactive: {
      type: 'button',
      ...(header && { header }),
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
  const { gameId, question, language, also = [] } = message;
  const { openList, listTitle } = WORDS[language];
  const more = also.map((one) => ({
    title: shorten(one.label, LIMIT.rowTitle),
    rows: tapsOf(one, gameId).map(({ id, text }) => ({
      id,
      title: shorten(oneLine(text), LIMIT.rowTitle),
      description: '',
    })),
  }));
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
      action: {
        button: openList,
        sections: [{ title: listTitle, rows }, ...more.filter((one) => one.rows.length > 0)],
      },
    },
  };
}

function typed(message: QuestionMessage, instruction: string): Payload {
  const file = fileIn(message);
  const caption = bodyOf(file ? within(message, LIMIT.caption, instruction) : message, {
    instruction,
  });
  if (file && codePoints(caption) <= LIMIT.caption) {
    return file.type === 'image'
      ? { type: 'image', image: { ...file.image, caption } }
      : { type: 'video', video: { ...file.video, caption } };
  }
  // A text too long for a caption is sent without the picture: with a link to it, or its description.
  const link = file && message.file && 'link' in message.file ? message.file.link : undefined;
  const shown = file && link === undefined ? { ...message, file: undefined } : message;
  const body = bodyOf(shown, { instruction, limit: LIMIT.text, link });
  return { type: 'text', text: { body, preview_url: link !== undefined } };
}

/** Characters of an explanation that is cut: less says nothing. */
const LEAST_EXPLANATION = 40;

/** The same with as much of the explanation as there is room for, cut behind a word. */
function within(message: QuestionMessage, limit: number, instruction?: string): QuestionMessage {
  const { explanation } = message;
  if (explanation === undefined) return message;
  const whole = bodyOf(message, instruction === undefined ? {} : { instruction });
  const over = codePoints(whole) - limit;
  if (over <= 0) return message;
  const room = codePoints(explanation) - over;
  return {
    ...message,
    explanation: room < LEAST_EXPLANATION ? undefined : shortenAtWord(explanation, room),
  };
}

interface BodyOptions {
  instruction?: string;
  link?: string | undefined;
  /** Shortens the options, evenly, where the whole would be longer. */
  limit?: number;
}

function bodyOf(message: QuestionMessage, { instruction, link, limit }: BodyOptions = {}): string {
  const { question, language, seconds, intro, explanation, file, notice, also = [] } = message;
  const { index, total, media } = question;
  const asked = headline(index, total, seconds, wordingIn(language).marked(question));
  const unseen = media && file === undefined ? `[${literal(media.alt)}]` : undefined;
  const { lines } = formOf(message);
  const write = (width: number) =>
    [
      intro && `${shorten(intro, INTRO)}${explanation ? '' : '\n'}`,
      explanation && `${explanation}\n`,
      asked,
      unseen,
      ...lines.map(({ sign, text: option }) => `${sign} ${fitted(option, width)}`),
      instruction,
      ...also.map((one) => literal(alsoLine(one, language))),
      link,
      notice,
    ]
      .filter((line) => line !== undefined && line !== '')
      .join('\n');

  const whole = write(Number.POSITIVE_INFINITY);
  if (limit === undefined || codePoints(whole) <= limit) return whole;
  const room = limit - codePoints(write(1));
  return shorten(write(1 + Math.max(0, Math.floor(room / Math.max(1, lines.length)))), limit);
}

const fitted = (choice: string, width: number): string => shorten(literal(oneLine(choice)), width);
