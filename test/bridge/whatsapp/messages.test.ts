import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTap } from '../../../bridge/chat/taps.ts';
import { type QuestionMessage, questionMessage } from '../../../bridge/whatsapp/messages.ts';
import type { Payload } from '../../../bridge/whatsapp/payload.ts';
import { readRequest, type Shown } from '../../../bridge/whatsapp/simulator/validation.ts';
import { wordingIn } from '../../../bridge/whatsapp/wording.ts';
import type { MediaView } from '../../../server/plugin.ts';
import { formOf } from '../../support/forms.ts';

const options = ['Paris', 'Rome', 'Lima', 'Oslo'];

const ask = (
  question: Partial<QuestionMessage['question']>,
  more: Partial<QuestionMessage> = {},
): QuestionMessage => ({
  gameId: 'game_id-1234',
  question: {
    index: 6,
    total: 20,
    type: 'single',
    text: 'Which city is the capital of France?',
    openedAt: 0,
    closesAt: 20_000,
    form: formOf(question.type ?? 'single', question.options),
    ...question,
  },
  language: 'en',
  seconds: 20,
  ...more,
});

/** The message as a phone shows it. @throws the Cloud API's refusal */
function shown(payload: Payload): Shown {
  const request = readRequest({ messaging_product: 'whatsapp', to: '5511999', ...payload });
  if (request.kind !== 'message') throw new Error('not a message');
  return request.shown;
}

describe('a question as a message', () => {
  it('has a reply button for each of up to three options, and all of them in its text', () => {
    const { text, buttons } = shown(questionMessage(ask({ options: options.slice(0, 3) })));
    expect(text).toBe(
      '*Q7/20* · 20 s · Which city is the capital of France?\nA) Paris\nB) Rome\nC) Lima',
    );
    expect(buttons?.map(({ title }) => title)).toEqual(['A Paris', 'B Rome', 'C Lima']);
    expect(buttons?.map(({ id }) => readTap(id))).toEqual(
      [0, 1, 2].map((option) => ({ gameId: 'game_id-1234', question: 6, option })),
    );
  });

  it('shows only the letter of an option that is too long for a button', () => {
    const long = 'The Democratic Republic of the Congo';
    const { buttons } = shown(questionMessage(ask({ options: [long, '😀'.repeat(18)] })));
    expect(buttons?.map(({ title }) => title)).toEqual(['A', `B ${'😀'.repeat(18)}`]);
  });

  it('is a list from four options on', () => {
    const { list } = shown(questionMessage(ask({ options })));
    expect(list?.rows.map(({ title, description }) => [title, description])).toEqual([
      ['A', 'Paris'],
      ['B', 'Rome'],
      ['C', 'Lima'],
      ['D', 'Oslo'],
    ]);
  });

  it('offers true and false as buttons', () => {
    const { buttons } = shown(
      questionMessage(ask({ type: 'boolean', options: ['True', 'False'] })),
    );
    expect(buttons?.map(({ title }) => title)).toEqual(['A True', 'B False']);
  });

  it.each([
    ['multiple', options, 'Reply with all the right letters'],
    ['number', undefined, 'Reply with a number'],
    ['text', undefined, 'Type your answer'],
  ])('says how to answer a question of the type %s', (type, choices, instruction) => {
    const message = shown(questionMessage(ask({ type, ...(choices && { options: choices }) })));
    expect(message.text).toContain(instruction);
    expect(message.buttons ?? message.list).toBeUndefined();
  });

  it('has the picture above the buttons; a list can carry none, so the letter is typed', () => {
    const url = 'https://quiz.example/media/flag.png';
    const file = { link: url };
    const media = { kind: 'picture', image: url, alt: 'A flag' } as const;
    const three = shown(questionMessage(ask({ media, options: options.slice(0, 3) }, { file })));
    expect(three).toMatchObject({ image: { url }, buttons: [{}, {}, {}] });
    const four = shown(questionMessage(ask({ media, options }, { file })));
    expect(four.image).toEqual({ url });
    expect(four.text).toMatch(/D\) Oslo\nReply with the letter\.$/);
  });

  it('tells in words what is on a picture that WhatsApp cannot get', () => {
    const media = { kind: 'picture', image: '/media/flag.png', alt: 'A blue flag' } as const;
    expect(shown(questionMessage(ask({ media, type: 'text' }))).text).toContain('[A blue flag]');
  });

  it('starts with the last result', () => {
    const intro = wordingIn('en').previous({
      index: 5,
      correct: 'Paris',
      correctness: 1,
      points: 820,
      total: 4310,
      rank: 3,
      players: 41,
    });
    const { text } = shown(questionMessage(ask({ type: 'text' }, { intro })));
    expect(text.split('\n')[0]).toBe('✅ Q6: Paris. +820 → 4,310 pts, 3rd of 41');
  });

  it('is never refused for its size, and each option keeps its letter', () => {
    const words = (max: number) =>
      fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: max })
        .filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(
        fc.constantFrom('single', 'boolean', 'multiple', 'text', 'number', 'other'),
        words(500),
        fc.array(words(700), { minLength: 2, maxLength: 12 }),
        fc.option(words(900), { nil: undefined }),
        fc.option(fc.constantFrom({ link: 'https://quiz.example/a.png' }, { id: '123' }), {
          nil: undefined,
        }),
        fc.constantFrom<MediaView>(
          { kind: 'picture', image: '/a.png', alt: 'alt' },
          { kind: 'video', video: '/a.mp4', alt: 'alt' },
          { kind: 'audio', audio: '/a.mp3', alt: 'alt' },
        ),
        (type, text, choices, intro, file, media) => {
          const message = shown(
            questionMessage(ask({ type, text, options: choices, media }, { intro, file })),
          );
          const { list, buttons } = message;
          const offered = (list?.rows ?? buttons ?? []).map(({ title }) => title[0]);
          expect('ABCDEFGHIJ'.startsWith(offered.join(''))).toBe(true);
          for (const letter of offered) expect(message.text).toContain(`\n${letter}) `);
        },
      ),
    );
  });
});

describe('wording', () => {
  it.each([
    [1, '1st'],
    [2, '2nd'],
    [3, '3rd'],
    [4, '4th'],
    [11, '11th'],
    [22, '22nd'],
    [1111, '1,111th'],
  ])('calls rank %i %s', (rank, word) => {
    expect(wordingIn('en').place({ rank, nickname: '*Ana*', total: 1 })).toBe(
      `${word} ∗Ana* · 1 pt`,
    );
  });
});

it('gives an explanation the room there is, cut behind a word', () => {
  const explanation = `💡 ${'because it is so '.repeat(30)}`.trim();
  const asked = (intro: string) =>
    shown(questionMessage(ask({ options: ['Yes', 'No'] }, { intro, explanation })));
  expect(asked('✅ Q6: A. +5 → 5 pts').text).toContain(`5 pts\n${explanation}\n\n*Q7`);
  const { text, buttons } = asked('x'.repeat(690));
  expect([...text].length).toBeLessThanOrEqual(1024);
  expect(text).toMatch(/\n💡 .*(because|it|is|so)…\n\n\*Q7/);
  expect(buttons).toHaveLength(2);
});
