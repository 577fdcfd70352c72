import type { Logger } from 'pino';
import type { QuestionType } from '../../engine/question-type.ts';
import { schemaIn } from '../../engine/schema-words.ts';
import { fittingLanguage, translated } from '../../engine/words.ts';
import { problemWords } from '../../formats/issue-words.ts';
import type { Channel } from '../../games/channel.ts';
import { examineQuestion } from '../../games/quiz-validation.ts';
import { QRushError } from '../../protocol/errors.ts';
import type { Form, FormValue } from '../../protocol/form.ts';
import {
  type ChatPreview,
  type CheckedQuestion,
  checkedQuestion,
  type QuestionTypeView,
  questionTypeView,
} from '../../protocol/question-types.ts';
import type { Registry } from '../../registry.ts';
import type { MarkingSources } from '../../rich/marking.ts';
import { inPlainWords } from '../../rich/played.ts';
import { requireShallow } from '../bounds.ts';
import { problemsIn } from '../drafts.ts';
import { checkQuestion } from './check-question.ts';
import { describeType } from './describe-type.ts';
import { type RenderedDraft, renderDraft, textInWords } from './render-draft.ts';
import type { Checked, CheckTask, Outcome, Task } from './tasks.ts';
import type { TypeThread } from './type-thread.ts';

/** Characters of an option that is rendered: none of a good question has as many. */
const LONGEST_OPTION = 400;

export interface CheckerSources {
  types: Registry<QuestionType>;
  channels: Registry<Channel>;
  thread: Pick<TypeThread, 'ask'>;
  renderer: MarkingSources['renderer'];
  log: Logger;
}

/** A question to try. */
export interface Draft extends Omit<CheckTask, 'do' | 'wanted'> {
  /** Its options as far as they are written: to be rendered while there is no form. */
  options?: string[] | undefined;
}

/**
 * Tries questions while they are written, and tells what each type is edited from. Types of this package
 * are asked here; those of others in a thread of their own.
 */
export class QuestionChecker {
  readonly #sources: CheckerSources;
  /** By the type as it is registered: what it is edited from does not change. */
  readonly #described = new WeakMap<QuestionType, Promise<QuestionTypeView>>();

  constructor(sources: CheckerSources) {
    this.#sources = sources;
  }

  /**
   * All question types; one that does not work has neither fields nor an example.
   * @param wanted languages, as BCP 47 tags, the most wanted first
   */
  async list(wanted: readonly string[] = []): Promise<QuestionTypeView[]> {
    const views: QuestionTypeView[] = [];
    // One after the other: those of plugins share a thread.
    for (const type of this.#sources.types.all())
      views.push(viewIn(await this.#describe(type), type, wanted));
    return views;
  }

  /**
   * @param wanted languages in which to say what is wrong, as BCP 47 tags, the most wanted first
   * @throws QRushError `UNAVAILABLE` when a plugin's type fails, or too many questions are tried; `BAD_QUIZ`
   */
  async check(
    { options = [], ...draft }: Draft,
    wanted: readonly string[] = [],
  ): Promise<CheckedQuestion> {
    const task = { ...draft, wanted };
    requireShallow(task);
    const written: Form = {
      kind: 'pick',
      options: options.filter(({ length }) => length <= LONGEST_OPTION).map((text) => ({ text })),
    };
    const render = (form: Form = written) =>
      renderDraft(this.#sources.renderer, task.question, form, wanted);
    const { types } = this.#sources;
    const name = task.question.type;
    const type = typeof name === 'string' ? types.get(name) : undefined;
    if (!type) {
      const known = { typeOf: () => undefined, typeNames: types.names() };
      const read = examineQuestion(task.question, known);
      const problems = 'issues' in read ? problemsIn(read.issues, { wanted }) : [];
      return { problems, ...(await render()) };
    }
    const check = async (answers = task.answers) =>
      (await this.#ask(type, { ...task, answers, do: 'check' })) as Checked;
    const checked = await check();
    const { form } = checked;
    const rendered = await render(form);
    if (!form) return { problems: checked.problems, ...rendered };
    const language = task.language ?? String(task.question.language ?? task.quizLanguage);
    const answers = checked.answers && (await this.#readByForm(checked, task, language, check));
    const chat = this.#preview(form, task.question, rendered, language);
    return checkedQuestion.parse({
      ...checked,
      ...rendered,
      ...(chat && { chat }),
      ...(answers && { answers }),
    });
  }

  /** Texts that the type does not read are read by the form, as chats do. */
  async #readByForm(
    { form, answers = [] }: Checked,
    task: Omit<CheckTask, 'do'>,
    language: string,
    check: (answers: FormValue[]) => Promise<Checked>,
  ): Promise<NonNullable<CheckedQuestion['answers']>> {
    const values = answers.map((answer, index) => {
      const text = task.answers?.[index];
      if (answer !== 'unread' || typeof text !== 'string' || !form) return undefined;
      return this.#chat((chat) => chat.read(form, text, language));
    });
    const sent = values.filter((value) => value !== undefined);
    const read = sent.length > 0 ? ((await check(sent)).answers ?? []) : [];
    let next = 0;
    const { noAnswer } = problemWords(task);
    return answers.map((answer, index) => {
      const again = values[index] === undefined ? answer : read[next++];
      return again === undefined || again === 'unread' ? { error: noAnswer } : again;
    });
  }

  #preview(
    form: Form,
    question: Record<string, unknown>,
    rendered: RenderedDraft,
    language: string,
  ): ChatPreview | undefined {
    const { alt } = Object(question.media) as { alt?: unknown };
    const shown = {
      text: textInWords(String(question.text).trim(), rendered),
      form: inPlainWords(form, rendered),
      ...(typeof alt === 'string' && { alt }),
    };
    return this.#chat((chat) => chat.show(shown, language));
  }

  /** Asks the first chat that there is; a bridge that fails is none. */
  #chat<Value>(ask: (chat: NonNullable<Channel['chat']>) => Value): Value | undefined {
    const chat = this.#sources.channels.all().find((channel) => channel.chat)?.chat;
    try {
      return chat && ask(chat);
    } catch (error) {
      this.#sources.log.warn({ err: error }, 'a chat failed to show a question');
      return undefined;
    }
  }

  #describe(type: QuestionType): Promise<QuestionTypeView> {
    const known = this.#described.get(type);
    if (known) return known;
    const described = this.#ask(type, { do: 'describe' })
      .then((outcome) => questionTypeView.parse(outcome))
      .catch((): QuestionTypeView => {
        // It may have been the machine: asked again the next time.
        this.#described.delete(type);
        return { name: type.name, title: type.name, schema: { type: 'object' } };
      });
    this.#described.set(type, described);
    return described;
  }

  async #ask(type: QuestionType, task: Task): Promise<Outcome> {
    const { types, thread, log } = this.#sources;
    const { name } = type;
    if (types.isOwn(name))
      return task.do === 'check' ? checkQuestion(type, task) : describeType(type);
    const module = types.moduleOf(name);
    if (module === undefined)
      throw new QRushError('UNAVAILABLE', `No module exports the question type “${name}”.`);
    try {
      return await thread.ask({ module, type: name, task });
    } catch (error) {
      log.warn({ err: error, type: name }, 'a question type of a plugin could not be asked');
      throw error;
    }
  }
}

/** A type's view in the first language that is wanted and that the type speaks. */
function viewIn(
  view: QuestionTypeView,
  { translations }: QuestionType,
  wanted: readonly string[],
): QuestionTypeView {
  const language = fittingLanguage(wanted, translations);
  return {
    ...view,
    title: translated(view.title, translations, language),
    schema: schemaIn(view.schema, translations, language),
  };
}
