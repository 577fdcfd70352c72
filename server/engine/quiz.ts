import { z } from 'zod';
import { QUESTION_ID } from '../protocol/quizzes.ts';

/** Any will do to see whether a path leads elsewhere. */
const HERE = 'https://here.invalid';

/**
 * Whether browsers find the file on this server, or by https: they read `/\evil.example` as another
 * host, and leave out line breaks.
 */
function isFile(text: string): boolean {
  if (!URL.canParse(text, HERE) || /^\s|\s$|[\\\p{Cc}]/u.test(text)) return false;
  const { origin, protocol, username, password } = new URL(text, HERE);
  if (text.startsWith('/')) return origin === HERE;
  return /^https:\/\//i.test(text) && protocol === 'https:' && username === '' && password === '';
}

const file = z.string().max(500).refine(isFile, 'a path that starts with "/", or an https URL');

/** On this server alone: captions of others would come unchecked, and browsers want their servers' consent. */
const captions = file.refine(
  (text) => /^\/.*\.vtt$/.test(text),
  'a path that starts with "/" and ends in ".vtt"',
);

const alt = z.string().trim().min(1).max(200);

/** A picture as authors name it, with what is on it in words: for those who do not see it. */
export const picture = z.object({
  image: file,
  alt,
});
/** A picture, and what is on it. */
export type Picture = z.output<typeof picture>;

const pixels = z.int().min(1).max(100_000).optional();

/** A picture, a sound or a video of a question, with words for people who cannot see or hear it. */
export const media = z
  .object({
    image: file.optional(),
    audio: file.optional(),
    video: file.optional(),
    alt: alt.describe('Describes the picture or sound, for people who cannot see or hear it'),
    captions: captions
      .optional()
      .describe('Captions of a sound or a video as WebVTT: a path on this server (`/media/...`)'),
    credit: z.string().trim().min(1).max(200).optional().describe('The credit'),
    width: pixels.describe('Of a picture, so that its place is kept; known of those uploaded'),
    height: pixels,
  })
  .refine(({ image, audio, video }) => [image, audio, video].filter(Boolean).length === 1, {
    error: 'one of "image", "audio" and "video", with its "alt"',
  })
  .refine(({ image, captions }) => image === undefined || captions === undefined, {
    error: 'captions are of a sound or a video',
    path: ['captions'],
  });
/** A picture, a sound or a video of a question. */
export type Media = z.output<typeof media>;
/** Code units of an explanation. */
export const LONGEST_EXPLANATION = 1000;
/** Hints of a question at the most, and code units of one. */
export const MOST_HINTS = 10;
export const LONGEST_HINT = 200;
/** Code units of a category. */
export const LONGEST_CATEGORY = 60;
/** Code units of a credit. */
export const LONGEST_CREDIT = 200;
/** How hard a question is, from the easiest on. */
export const DIFFICULTIES = ['easy', 'medium', 'hard'] as const;
export type Difficulty = (typeof DIFFICULTIES)[number];

/** Fields that every question has, whatever its type. Each question type adds its own. */
export const questionBase = z.object({
  id: z
    .string()
    .regex(QUESTION_ID, '6 to 16 small letters and digits')
    .optional()
    .describe('Names the question while the quiz is edited; the server gives one where none is'),
  type: z.string().min(1).max(40),
  text: z.string().trim().min(1).max(500),
  language: z
    .string()
    .min(2)
    .max(35)
    .optional()
    .describe("BCP 47 language tag, where it is not the quiz's: answers are read in it"),
  media: media
    .optional()
    .describe(
      'A picture, a sound or a video shown with the question: a path on this server (`/media/...`) or an https URL',
    ),
  limit: z.number().min(1).max(600).default(20).describe('Seconds to answer'),
  points: z
    .number()
    .int()
    .min(0)
    .max(10_000)
    .default(1000)
    .describe('Points of a perfect answer; 0 for a question that is asked for fun'),
  explanation: z
    .string()
    .trim()
    .min(1)
    .max(LONGEST_EXPLANATION)
    .optional()
    .describe('Why the right answer is right: shown after the reveal, never before'),
  hints: z
    .array(z.string().trim().min(1).max(LONGEST_HINT))
    .max(MOST_HINTS)
    .optional()
    .describe('Hints, from the vaguest on: shown while the question is open, by modes that do so'),
  category: z
    .string()
    .trim()
    .min(1)
    .max(LONGEST_CATEGORY)
    .optional()
    .describe('A small line above the question'),
  difficulty: z.enum(DIFFICULTIES).optional(),
  credit: z
    .string()
    .trim()
    .min(1)
    .max(LONGEST_CREDIT)
    .optional()
    .describe('Where the question or its picture comes from: a small line below it'),
});

/**
 * Texts of a question that are marked up, as safe HTML: see `server/rich`. Plain texts are left
 * out.
 */
export interface RichTexts {
  text?: string;
  explanation?: string;
  /** By the option's text. */
  options?: Record<string, string>;
  /** Markup that is not shown as its author means it, in sentences. */
  problems?: RichProblem[];
}

/** A text that is not shown as it is meant. */
export interface RichProblem {
  field: 'text' | 'explanation' | 'options';
  message: string;
}

/** A question as stored: the common fields, and those of its type. */
export type Question = z.output<typeof questionBase> & { rich?: RichTexts } & Record<
    string,
    unknown
  >;

/** A word or two to find quizzes by. */
const tag = z.string().trim().min(1).max(40);

/** Tags of a quiz at the most. */
export const MOST_TAGS = 20;

export const quizBase = z.object({
  title: z.string().trim().min(1).max(120),
  description: z.string().trim().max(500).default(''),
  language: z
    .string()
    .min(2)
    .max(35)
    .default('en')
    .describe('BCP 47 language tag of the questions'),
  tags: z.array(tag).max(MOST_TAGS).optional().describe('Words to find the quiz by'),
  cover: picture.optional().describe('A picture that stands for the quiz'),
});

/** A validated quiz. */
export interface Quiz extends z.output<typeof quizBase> {
  questions: Question[];
}
