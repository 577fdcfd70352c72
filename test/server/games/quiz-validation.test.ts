import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boolean } from '../../../plugins/question-types/boolean.ts';
import { multiple } from '../../../plugins/question-types/multiple.ts';
import { number } from '../../../plugins/question-types/number.ts';
import { single } from '../../../plugins/question-types/single.ts';
import { text } from '../../../plugins/question-types/text.ts';
import type { QuestionType } from '../../../server/engine/question-type.ts';
import { validateQuiz } from '../../../server/games/quiz-validation.ts';
import { QRushError } from '../../../server/protocol/errors.ts';
import { everyType } from '../../support/quizzes.ts';

const types = new Map(
  [single, multiple, boolean, text, number].map((type) => [
    type.name,
    type as unknown as QuestionType,
  ]),
);
const validate = (raw: unknown) => validateQuiz(raw, (name) => types.get(name), [...types.keys()]);

const good = { type: 'single', text: 'Red?', options: ['yes', 'no'], correct: [0] };
const withQuestion = (question: unknown) => ({ title: 'Quiz', questions: [good, question] });

describe('a quiz', () => {
  it('gets the defaults that its author left out', () => {
    const quiz = validate(everyType);
    expect(quiz).toMatchObject({ description: '', language: 'en' });
    expect(quiz.questions).toHaveLength(everyType.questions.length);
    for (const question of quiz.questions)
      expect(question).toMatchObject({ limit: 20, points: 1000 });
    expect(quiz.questions[4]).toMatchObject({ value: 8849, tolerance: 10 });
  });

  it.each([
    '/media/my picture.png',
    '/a?b#c',
    '/',
    'https://pictures.example/é.png',
    'HTTPS://x.y/z',
  ])('shows a picture at %j', (image) => {
    const { questions } = validate(withQuestion({ ...good, media: { image, alt: 'x' } }));
    expect(questions[1]?.media?.image).toBe(image);
  });

  it('has captions of this server alone, for a sound or a video', () => {
    const read = (media: object) =>
      validate(withQuestion({ ...good, media: { alt: 'x', ...media } })).questions[1]?.media;
    expect(read({ audio: '/a.mp3', captions: '/a.vtt' })).toMatchObject({ captions: '/a.vtt' });
    expect(read({ video: 'https://x.y/z', captions: '/a.vtt' })).toMatchObject({
      captions: '/a.vtt',
    });
    for (const captions of ['https://x.y/z.vtt', '//x.y/z.vtt', '/a.mp4', 'a.vtt'])
      expect(() => read({ audio: '/a.mp3', captions })).toThrow(/media\.captions/);
    expect(() => read({ image: '/a.png', captions: '/a.vtt' })).toThrow(/sound or a video/);
  });

  it.each<[what: string, quiz: unknown, message: RegExp]>([
    ['nothing', null, /expected object/i],
    ['a list', [], /expected object/i],
    ['no title', { questions: [good] }, /title/],
    ['no questions', { title: 'Quiz', questions: [] }, /questions/],
    ['too many questions', { title: 'Q', questions: Array(501).fill(good) }, /questions/],
    ['a field nobody knows', { title: 'Q', questions: [good], tile: 1 }, /tile/],
    [
      'a type nobody knows',
      withQuestion({ ...good, type: 'essay' }),
      /question 2: type: expected one of single/,
    ],
    ['a misspelled field', withQuestion({ ...good, pionts: 5 }), /question 2: .*pionts/],
    ['a text for a question', withQuestion('What?'), /question 2/],
    ['no text', withQuestion({ ...good, text: ' ' }), /question 2: text/],
    ['too few options, of no text', withQuestion({ ...good, options: [5] }), /question 2: options/],
    ['an option that is not there', withQuestion({ ...good, correct: [2] }), /question 2: correct/],
    ['an answer twice', withQuestion({ ...good, type: 'multiple', correct: [0, 0] }), /twice/],
    ['none right', withQuestion({ ...good, correct: [] }), /question 2: correct/],
    ['one option', withQuestion({ ...good, options: ['a'], correct: [0] }), /question 2: options/],
    [
      'options that look the same',
      withQuestion({ ...good, options: ['A', ' A'] }),
      /look the same/,
    ],
    [
      'eleven options',
      withQuestion({ ...good, options: Array.from('abcdefghijk') }),
      /question 2: options/,
    ],
    ['300,000 right options', withQuestion({ ...good, correct: Array(300_000).fill('x') }), /big/],
    ['a long option', withQuestion({ ...good, options: ['ﷺ'.repeat(99_999), 'b'] }), /400/],
    ['a long name', withQuestion({ ...good, ['x'.repeat(99_999)]: 1 }), /^.{200,250} \.\.\.$/],
    ['no time', withQuestion({ ...good, limit: 0 }), /question 2: limit/],
    ['points below zero', withQuestion({ ...good, points: -1 }), /question 2: points/],
    [
      'a picture from anywhere',
      withQuestion({ ...good, media: { image: 'javascript:x', alt: 'x' } }),
      /image/,
    ],
    ...[
      '//evil.example/x',
      '/\\evil.example/x',
      '\\\\evil.example/x',
      '/\t/evil.example/x',
      'http://quiz.example/x.png',
      'https:/evil.example',
      'https://',
      'https://user:word@evil.example/x.png',
      'media/x.png',
      ' /media/x.png',
      'data:image/png;base64,AAAA',
    ].map((image): [string, unknown, RegExp] => [
      `a picture at ${JSON.stringify(image)}`,
      withQuestion({ ...good, media: { image, alt: 'x' } }),
      /image/,
    ]),
    ['a picture without words', withQuestion({ ...good, media: { image: '/a.png' } }), /alt/],
    [
      'a text nobody can type',
      withQuestion({ type: 'text', text: '?', accepted: ['  '] }),
      /accepted/,
    ],
    ['no number', withQuestion({ type: 'number', text: '?', value: '8' }), /question 2: value/],
    [
      'a tolerance below zero',
      withQuestion({ type: 'number', text: '?', value: 8, tolerance: -1 }),
      /tolerance/,
    ],
    [
      'no boolean',
      withQuestion({ type: 'boolean', text: '?', correct: 'yes' }),
      /question 2: correct/,
    ],
  ])('P34: with %s is refused, and says where', (_what, quiz, message) => {
    let refusal: unknown;
    try {
      validate(quiz);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toMatchObject({ code: 'BAD_QUIZ', message: expect.stringMatching(message) });
  });

  it('names a few problems, and how many more there are', () => {
    const bad = Array.from({ length: 9 }, () => ({ ...good, limit: 0 }));
    expect(() => validate({ title: 'Q', questions: bad })).toThrow(
      /question 5: .*; and 4 more problems/,
    );
  });

  it('of any shape is a quiz or refused, and nothing else happens', () => {
    const anyQuestion = fc.record(
      {
        type: fc.constantFrom('single', 'multiple', 'boolean', 'text', 'number', 'other'),
        text: fc.oneof(fc.string(), fc.anything()),
        options: fc.oneof(fc.array(fc.string()), fc.anything()),
        correct: fc.oneof(fc.array(fc.nat(4)), fc.boolean(), fc.anything()),
        accepted: fc.oneof(fc.array(fc.string()), fc.anything()),
        value: fc.oneof(fc.double(), fc.anything()),
      },
      { requiredKeys: ['type'] },
    );
    const anyQuiz = fc.oneof(
      fc.anything(),
      fc.record({ title: fc.string(), questions: fc.array(anyQuestion, { maxLength: 4 }) }),
    );
    fc.assert(
      fc.property(anyQuiz, (raw) => {
        try {
          expect(validate(raw).questions.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(QRushError);
          expect(error).toMatchObject({ code: 'BAD_QUIZ' });
        }
      }),
    );
  });
});
