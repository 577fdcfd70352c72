/** Fields by name, as JSON has them; a field that is not there is left out. */
export type Fields = Readonly<Record<string, unknown>>;

/** A quiz while it is edited: plain data that never changes, so that versions of it can be compared. */
export interface QuizDocument {
  /** Title, description, language, tags and cover. */
  readonly head: Fields;
  /** Questions by id, without the id. */
  readonly questions: Readonly<Record<string, Fields>>;
  /** The id of each question once, in the order of the quiz. */
  readonly order: readonly string[];
}

/** The quiz's own fields. */
const HEAD = ['title', 'description', 'language', 'tags', 'cover'] as const;

/** Fields that the server adds to a question, and does not take. */
const DERIVED = new Set(['id', 'rich']);

/** The fields that are read of a quiz as the server shows it. */
export interface ShownQuiz extends Partial<Record<(typeof HEAD)[number], unknown>> {
  questions: readonly Fields[];
}

/** The document of a quiz as the server shows it. Each question has an id. */
export function documentOf(quiz: ShownQuiz): QuizDocument {
  const questions = quiz.questions.map(
    (question) => [`${question.id}`, asEdited(question)] as const,
  );
  return {
    head: present(Object.fromEntries(HEAD.map((name) => [name, quiz[name]]))),
    questions: Object.fromEntries(questions),
    order: questions.map(([id]) => id),
  };
}

const asEdited = (question: Fields): Fields =>
  Object.fromEntries(Object.entries(question).filter(([name]) => !DERIVED.has(name)));

/** The fields that have a value. */
export const present = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** The question of this id, if the document has it. */
export const questionOf = ({ questions }: QuizDocument, id: string): Fields | undefined =>
  Object.hasOwn(questions, id) ? questions[id] : undefined;
