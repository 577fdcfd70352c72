import { useMemo } from 'preact/hooks';
import { t } from '../../words/t.ts';
import { Button } from '../frame/button.tsx';
import { Icon } from '../frame/icons.tsx';
import { Menu, type MenuItem } from '../frame/menu.tsx';
import { toastWithUndo } from '../frame/toast.tsx';
import { type Fields, questionOf } from './model/document.ts';
import { questionIn } from './model/merge.ts';
import { problemsOf } from './problems.ts';
import { HEAD, type QuizEditor, useEditor } from './quiz-editor.ts';
import { Grip, SortableList } from './sorting.tsx';

/** Seconds beside the time to answer that a question takes on the big screen. */
const AROUND = 20;

/** The questions of the quiz, in order. */
export function QuestionList() {
  const editor = useEditor();
  const { quiz } = editor;
  return (
    <div class="editor-side">
      <div class="row">
        <h2 class="grow">{t('editor.list')}</h2>
        <span class="faint small">
          {summary(quiz.order.map((id) => questionOf(quiz, id) ?? {}))}
        </span>
      </div>
      <button
        type="button"
        class="about-quiz"
        {...(editor.selected.value === HEAD && { 'aria-current': true })}
        onClick={() => editor.select(HEAD)}
      >
        <Icon name="book" />
        <span class="grow">{t('editor.about')}</span>
        {problemsOf(editor, HEAD).length > 0 && <Warning text={t('editor.somethingMissing')} />}
      </button>
      {quiz.order.length > 0 && (
        <SortableList
          class="question-list"
          label={t('editor.list')}
          onMove={(from, to) => editor.move(quiz.order[from] as string, to)}
        >
          {quiz.order.map((id, index) => (
            <Row key={id} id={id} place={index + 1} editor={editor} />
          ))}
        </SortableList>
      )}
      <AddMenu />
    </div>
  );
}

function Row({ id, place, editor }: { id: string; place: number; editor: QuizEditor }) {
  const question = questionOf(editor.quiz, id) ?? {};
  const text = `${question.text ?? ''}`.trim();
  const kind = kindOf(editor, question);
  const isSelected = editor.selected.value === id;
  const isLast = place === editor.quiz.order.length;
  const warning = warningOf(editor, id);
  // With every letter that is typed all rows are asked, and hardly one has changed.
  return useMemo(
    () => (
      <li class={isSelected ? 'selected' : ''}>
        <Grip label={t('editor.moveQuestion', { number: place })} />
        <button
          type="button"
          class="question-row"
          {...(isSelected && { 'aria-current': true })}
          onClick={() => editor.select(id)}
          onKeyDown={(event) => {
            if (event.key !== 'Delete') return;
            event.preventDefault();
            removeWithUndo(editor, id);
          }}
        >
          <span class="digits faint">{place}</span>
          <span class="question-name">
            <span class="cut" dir="auto">
              {text || t('editor.noText')}
            </span>
            <small class="faint cut">{kind}</small>
          </span>
        </button>
        {warning !== undefined && <Warning text={warning} />}
        <Menu
          label={t('editor.moreQuestion', { number: place })}
          items={rowItems(editor, id, place, isLast)}
        />
      </li>
    ),
    [editor, id, place, text, kind, isSelected, isLast, warning],
  );
}

function warningOf(editor: QuizEditor, id: string): string | undefined {
  if (editor.autosave.conflicts.value.some((unit) => questionIn(unit) === id))
    return t('editor.changedToo');
  return problemsOf(editor, id).length > 0 ? t('editor.somethingMissing') : undefined;
}

const rowItems = (editor: QuizEditor, id: string, place: number, isLast: boolean): MenuItem[] => [
  { text: t('editor.duplicate'), icon: 'copy', run: () => editor.duplicate(id) },
  {
    text: t('editor.moveUp'),
    icon: 'up',
    ...(place === 1 && { disabled: t('editor.isFirst') }),
    run: () => editor.move(id, place - 2),
  },
  {
    text: t('editor.moveDown'),
    icon: 'down',
    ...(isLast && { disabled: t('editor.isLast') }),
    run: () => editor.move(id, place),
  },
  { text: t('editor.delete'), icon: 'trash', danger: true, run: () => removeWithUndo(editor, id) },
];

/** Deletes a question, and says below the page how to get it back. */
export function removeWithUndo(editor: QuizEditor, id: string): void {
  const place = editor.placeOf(id);
  toastWithUndo(t('editor.deleted', { number: place }), editor.remove(id));
}

function kindOf(editor: QuizEditor, question: Fields): string {
  const type = editor.typeOf(question)?.title ?? `${question.type}`;
  const { image, audio, video } = (question.media ?? {}) as Record<string, unknown>;
  if (image) return t('editor.typeWith', { type, medium: t('editor.picture') });
  if (audio) return t('editor.typeWith', { type, medium: t('editor.sound') });
  return video ? t('editor.typeWith', { type, medium: t('editor.video') }) : type;
}

const Warning = ({ text }: { text: string }) => (
  <span class="warn" title={text}>
    <Icon name="alert" />
    <span class="visually-hidden">{text}</span>
  </span>
);

/** Types of questions to add. */
export function AddMenu() {
  const editor = useEditor();
  if (editor.types.length === 0) return null;
  return (
    <div class="add-question">
      <Menu
        label={t('editor.addQuestion')}
        text={t('editor.addQuestion')}
        icon="plus"
        items={editor.types.map((type) => ({ text: type.title, run: () => editor.add(type) }))}
      />
    </div>
  );
}

function summary(questions: Fields[]): string {
  if (questions.length === 0) return '';
  const seconds = questions.reduce(
    (sum, { limit }) => sum + (Number(limit ?? 20) || 0) + AROUND,
    0,
  );
  const minutes = Math.max(1, Math.round(seconds / 60));
  return t('editor.summary', { count: questions.length, minutes });
}

/** On a narrow page: the question before and after. */
export function Neighbours() {
  const editor = useEditor();
  const { order } = editor.quiz;
  const at = order.indexOf(editor.selected.value);
  const type = editor.typeOf(questionOf(editor.quiz, editor.selected.value));
  const before = at > 0 ? order[at - 1] : at === 0 ? HEAD : undefined;
  const after = order[at + 1];
  return (
    <div class="card neighbours narrow-only">
      <Button
        kind="plain"
        icon="back"
        label={t('editor.before')}
        disabled={before === undefined}
        onClick={() => before !== undefined && editor.select(before)}
      />
      <span class="grow cut">
        {at < 0 ? (
          <b>{t('editor.about')}</b>
        ) : (
          <>
            <b>{t('editor.placeOf', { number: at + 1, total: order.length })}</b> {type?.title}
          </>
        )}
      </span>
      <Button
        kind="plain"
        icon="next"
        label={t('editor.after')}
        disabled={after === undefined}
        onClick={() => after !== undefined && editor.select(after)}
      />
    </div>
  );
}
