import type { OwnPlace, Place, QuestionView } from '../../server/realtime/events.ts';
import type { Standing } from '../../server/store/contract.ts';
import { type Content, LIMITS, lengthOf, shorten } from './content.ts';
import { bold, nameInText, plain } from './markup.ts';
import { tapId } from './tap-id.ts';
import type { Wording } from './wording.ts';

/** Code points of an option within the body, so that ten of them always fit. */
const OPTION_ROOM = 300;

/** Code points of the question's text and of what stands above it. */
const QUESTION_ROOM = 600;
const PREFACE_ROOM = 400;

export interface QuestionMessage {
  pin: string;
  question: QuestionView;
  /** Seconds left to answer. */
  seconds: number;
  /** What stands above the question: the result of the one before, or a welcome. */
  preface?: string | undefined;
  /** Absolute address of the question's picture, if it can be shown. */
  picture?: string | undefined;
}

export const letterOf = (option: number): string => String.fromCharCode(65 + option);

/** Question types whose answer is one tap. Others have options to combine, or none. */
export const isOneTap = ({ type }: Pick<QuestionView, 'type'>): boolean =>
  type === 'single' || type === 'boolean';

export const renderText = (body: string): Content => ({
  type: 'text',
  text: { body: shorten(body, LIMITS.text), preview_url: false },
});

/**
 * A question as one message: reply buttons for up to three options, a list for up to ten, and else
 * a text to answer by typing. The body always has everything, so that typing works everywhere.
 */
export function renderQuestion(message: QuestionMessage, wording: Wording): Content {
  const { question, picture } = message;
  const options = question.options ?? [];
  const tappable = isOneTap(question) && options.length >= 2 && options.length <= LIMITS.rows;
  const body = bodyOf(message, tappable ? undefined : instruction(question, wording), wording);

  if (tappable && options.length <= LIMITS.buttons && lengthOf(body) <= LIMITS.buttonBody) {
    return buttons(message, options, body);
  }
  // A list can't have a picture above it; a picture with a caption can be answered by typing.
  const caption = tappable ? `${body}\n${wording.chooseOne}` : body;
  if (picture !== undefined && lengthOf(caption) <= LIMITS.caption) {
    return { type: 'image', image: { link: picture, caption } };
  }
  const alt = question.media && wording.picture(plain(question.media.alt));
  const whole = alt === undefined ? body : `${alt}\n${body}`;
  return tappable ? list(message, options, whole, wording) : renderText(whole);
}

function bodyOf(
  { question, seconds, preface }: QuestionMessage,
  instructions: string | undefined,
  wording: Wording,
): string {
  const heading = bold(wording.heading(question.index + 1, question.total, seconds));
  const options = question.options ?? [];
  const lines = options.map(
    (option, index) => `${bold(letterOf(index))} ${plain(shorten(option, OPTION_ROOM))}`,
  );
  return [
    ...(preface ? [shorten(preface, PREFACE_ROOM), ''] : []),
    `${heading} · ${plain(shorten(question.text, QUESTION_ROOM))}`,
    ...lines,
    ...(instructions === undefined ? [] : [instructions]),
  ].join('\n');
}

function instruction({ type, options }: QuestionView, wording: Wording): string {
  if (type === 'multiple') return wording.chooseSeveral;
  if (type === 'number') return wording.typeNumber;
  return options ? wording.chooseOne : wording.typeText;
}

function buttons(
  { pin, question, picture }: QuestionMessage,
  options: string[],
  text: string,
): Content {
  return {
    type: 'interactive',
    interactive: {
      type: 'button',
      ...(picture !== undefined && { header: { type: 'image', image: { link: picture } } }),
      body: { text },
      action: {
        buttons: options.map((option, index) => ({
          type: 'reply',
          reply: {
            id: tapId({ pin, question: question.index, option: index }),
            title: buttonTitle(option, index),
          },
        })),
      },
    },
  };
}

function buttonTitle(option: string, index: number): string {
  const whole = `${letterOf(index)} ${option}`;
  return lengthOf(whole) <= LIMITS.buttonTitle ? whole : letterOf(index);
}

function list(
  { pin, question }: QuestionMessage,
  options: string[],
  text: string,
  wording: Wording,
): Content {
  return {
    type: 'interactive',
    interactive: {
      type: 'list',
      body: { text: shorten(text, LIMITS.listBody) },
      action: {
        button: wording.opener,
        sections: [
          {
            title: wording.listTitle,
            rows: options.map((option, index) => ({
              id: tapId({ pin, question: question.index, option: index }),
              title: letterOf(index),
              description: shorten(option, LIMITS.rowDescription),
            })),
          },
        ],
      },
    },
  };
}

/** A player's result of a question, and where that leaves them. @param question 0-based */
export function renderResult(
  { question, answer }: { question: number; answer: string },
  standing: Standing | undefined,
  wording: Wording,
): string {
  const own = standing?.last?.question === question ? standing.last : undefined;
  const shown = plain(shorten(answer, OPTION_ROOM));
  const number = question + 1;
  const place = standing ? wording.standing(standing.total, standing.rank) : undefined;
  if (!own) return [wording.unanswered(number, shown), place].filter(Boolean).join(' ');
  const verdict =
    own.correctness === 1 ? wording.right(number, shown) : wording.wrong(number, shown);
  return `${verdict} ${wording.gain(own.points)} → ${place}`;
}

const MEDALS = ['🥇', '🥈', '🥉'];

/** The last message of a game. */
export function renderFinal(
  final: { nickname: string; place: OwnPlace; podium: Place[]; result?: string | undefined },
  wording: Wording,
): Content {
  const { nickname, place, podium, result } = final;
  const winners = podium.map(
    ({ rank, nickname: winner, total }) =>
      `${MEDALS[rank - 1] ?? ''} ${nameInText(winner)} ${wording.standing(total, rank)}`,
  );
  return renderText(
    [
      ...(result ? [result, ''] : []),
      wording.final(bold(nameInText(nickname)), place.total, place.rank),
      ...winners,
    ].join('\n'),
  );
}
