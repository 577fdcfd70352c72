import { type Question, questionBase, type RichTexts } from '../../engine/quiz.ts';
import { remarksIn } from '../../formats/remarks.ts';
import type { Form } from '../../protocol/form.ts';
import type { QuestionProblem } from '../../protocol/quizzes.ts';
import { Marking, type MarkingSources } from '../../rich/marking.ts';
import { inWords } from '../../rich/words.ts';

/** The markup of a question that is being written. */
export interface RenderedDraft {
  /** HTML as players see it, by field; options by their text as it is written. */
  rich?: Omit<RichTexts, 'problems'>;
  /** Markup that is not shown as its author means it. */
  warnings?: QuestionProblem[];
}

/**
 * Renders a question that is being written, complete or not, exactly as it is rendered when it is stored.
 * @param form of the complete question, or what there is of its options
 * @param wanted languages in which to say what is not shown as meant, as BCP 47 tags, the most wanted first
 */
export async function renderDraft(
  renderer: MarkingSources['renderer'],
  question: Record<string, unknown>,
  form: Form,
  wanted: readonly string[] = [],
): Promise<RenderedDraft> {
  const { text, explanation } = questionBase.shape;
  const draft = {
    type: form.kind,
    // A field that is too long is a problem, and is not looked at.
    text: text.safeParse(question.text).data ?? '',
    explanation: explanation.safeParse(question.explanation).data,
  } as Question;
  const marking = new Marking({ renderer, form: () => form });
  const marked = await marking.mark({ language: 'en', questions: [draft] });
  const [{ rich = {} }] = marked.questions as [Question];
  const { problems = [], ...html } = rich;
  const said = remarksIn(wanted);
  return {
    ...(Object.keys(html).length > 0 && { rich: html }),
    ...(problems.length > 0 && {
      warnings: problems.map(({ field, message }) => ({ path: [field], message: said(message) })),
    }),
  };
}

/** The text of a question as chats show it. */
export const textInWords = (text: string, { rich }: RenderedDraft): string =>
  rich?.text === undefined ? text : inWords(rich.text);
