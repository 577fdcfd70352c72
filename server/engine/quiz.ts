import { z } from 'zod';

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

const file = z
  .string()
  .max(500)
  .refine(isFile, 'a path that starts with "/", or an https URL');

const alt = z.string().trim().min(1).max(200);

/** A picture as authors name it, with what is on it in words: for those who do not see it. */
export const picture = z.object({
  image: file,
  alt,
});
/** A picture, and what is on it. */
export type Picture = z.output<typeof picture>;

const pixels = z.int().min(1).max(100_000).optional();

/** What is seen or heard with a question: a picture, a sound or a video, with words for who cannot. */
export const media = z
  .object({
    image: file.optional(),
    audio: file.optional(),
    video: file.optional(),
    alt: alt.describe('What is to be seen or heard, for those who cannot'),
    credit: z.string().trim().min(1).max(200).optional().describe('Whose it is'),
    width: pixels.describe('Of a picture, so that its place is kept; known of those uploaded'),
    height: pixels,
  })
  .refine(({ image, audio, video }) => [image, audio, video].filter(Boolean).length === 1, {
    error: 'one of "image", "audio" and "video", with its "alt"',
  });
/** A picture, a sound or a video of a question. */
export type Media = z.output<typeof media>;

/** Fields that every question has, whatever its type. Each question type adds its own. */
export const questionBase = z.object({
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
  points: z.number().int().min(0).max(10_000).default(1000).describe('Points of a perfect answer'),
});

/** A question as stored: the common fields, and those of its type. */
export type Question = z.output<typeof questionBase> & Record<string, unknown>;

export const quizBase = z.object({
  title: z.string().trim().min(1).max(120),
  description: z.string().trim().max(500).default(''),
  language: z
    .string()
    .min(2)
    .max(35)
    .default('en')
    .describe('BCP 47 language tag of the questions'),
});

/** A validated quiz. */
export interface Quiz extends z.output<typeof quizBase> {
  questions: Question[];
}
