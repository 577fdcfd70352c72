import { t } from '../../words/t.ts';
import type { EditableQuestion, EditableQuiz } from '../api/quizzes.ts';
import { languageName } from '../frame/language-name.ts';

/** Something to know of a quiz before it is played. */
export interface Remark {
  kind: 'good' | 'warn';
  text: string;
}

/** Seconds: what is shorter is too short for people who get the question by a chat. */
const SHORT = 10;

/** Seconds: with what is shorter, hundreds of phones in a chat are a lottery where speed earns points. */
const FAIR = 20;

/** Seconds for the reveal of a question, and for moving on. */
const BETWEEN = 10;

/** Seconds of a question that has no time of its own. */
const LIMIT = 20;

const limitOf = ({ limit }: EditableQuestion, timeFactor: number): number =>
  (typeof limit === 'number' ? limit : LIMIT) * timeFactor;

/** Addresses of pictures that a quiz shows, each once. */
export function picturesOf({ questions }: Pick<EditableQuiz, 'questions'>): string[] {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      if (name === 'image' && typeof inner === 'string') found.add(inner);
      else look(inner);
    }
  };
  for (const question of questions) look(question);
  return [...found];
}

/** A video whose captions are missing. Of a sound nobody knows whether it speaks, or is music. */
function isUncaptioned({ media }: EditableQuestion): boolean {
  const { video, captions } = Object(media) as Record<string, unknown>;
  return typeof video === 'string' && captions === undefined;
}

/**
 * Remarks that can be made by looking at a quiz.
 * @param timeFactor of the game, which makes times longer or shorter
 * @param hasChats whether people may join by chats
 * @param isFast whether speed may earn points
 */
export function remarksOn(
  quiz: EditableQuiz,
  timeFactor: number,
  hasChats: boolean,
  isFast: boolean,
): Remark[] {
  const { questions, language } = quiz;
  const seconds = questions.reduce(
    (sum, question) => sum + limitOf(question, timeFactor) + BETWEEN,
    0,
  );
  const minutes = Math.max(1, Math.round(seconds / 60));
  const shorterThan = (limit: number) =>
    questions.filter((question) => limitOf(question, timeFactor) < limit).length;
  const short = shorterThan(SHORT);
  const unfair = shorterThan(FAIR);
  const uncaptioned = questions.filter(isUncaptioned).length;
  return [
    {
      kind: 'good',
      text: t('setup.questionsIn', { count: questions.length, language: languageName(language) }),
    },
    { kind: 'good', text: t('setup.atMost', { count: minutes }) },
    ...(hasChats && short > 0
      ? [
          {
            kind: 'warn' as const,
            text: t('setup.short', { count: short, seconds: SHORT }),
          },
        ]
      : []),
    ...(hasChats && isFast && unfair > 0
      ? [
          {
            kind: 'warn' as const,
            text: t('setup.shortSpeed', { count: unfair, seconds: FAIR }),
          },
        ]
      : []),
    ...(uncaptioned > 0
      ? [{ kind: 'warn' as const, text: t('setup.noCaptions', { count: uncaptioned }) }]
      : []),
  ];
}
