import { useEffect, useState } from 'preact/hooks';
import { t } from '../../words/t.ts';
import { Segments } from '../frame/field.tsx';
import { CommonFields } from './common-fields.tsx';
import { ConflictList } from './conflict-list.tsx';
import { draftForm, trueFalse } from './draft-form.ts';
import { NumberField } from './fields/number-field.tsx';
import { OptionsField } from './fields/options-field.tsx';
import { PairsField } from './fields/pairs-field.tsx';
import { SchemaField } from './fields/schema-field.tsx';
import type { SectionProps } from './fields/section-props.ts';
import { SequenceField } from './fields/sequence-field.tsx';
import { SpotField } from './fields/spot-field.tsx';
import { TextArea } from './fields/text-area.tsx';
import { TextsField } from './fields/texts-field.tsx';
import { TruthField } from './fields/truth-field.tsx';
import { fitWarning } from './fit.ts';
import { HeadForm } from './head-form.tsx';
import { type Media, MediaField } from './media/media-field.tsx';
import { mediaFileIn } from './media/upload.ts';
import { type Fields, questionOf } from './model/document.ts';
import { ProblemList } from './problem-list.tsx';
import { fieldName, focusField, problemIn, problemsOf } from './problems.ts';
import { Neighbours } from './question-list.tsx';
import type { EditedType, Section } from './question-types.ts';
import { HEAD, useEditor } from './quiz-editor.ts';

const LONGEST_TEXT = 500;

/** The middle pane: what is selected, as a form. */
export function FormPane() {
  const editor = useEditor();
  const id = editor.selected.value;
  const question = questionOf(editor.quiz, id);
  const focusNext = editor.focusNext.value;
  useEffect(() => {
    if (focusNext) focusField(focusNext);
  }, [focusNext]);
  return (
    <section class="editor-form" aria-label={t(id === HEAD ? 'editor.about' : 'editor.question')}>
      <div class="form">
        <Neighbours />
        <ConflictList />
        <ProblemList />
        {question ? <QuestionForm key={id} id={id} question={question} /> : <HeadForm />}
      </div>
    </section>
  );
}

function QuestionForm({ id, question }: { id: string; question: Fields }) {
  const editor = useEditor();
  const type = editor.typeOf(question);
  const problems = problemsOf(editor, id);
  const [given, setGiven] = useState<File>();
  const onChange: SectionProps['onChange'] = (changes, about) =>
    editor.changeQuestion(id, changes, about);
  const props = { question, problems, onChange };
  const text = `${question.text ?? ''}`;
  const form = type && draftForm(question, type, trueFalse());
  const warning = fitWarning(text, form, question.media !== undefined);
  const take = (event: Event, data: DataTransfer | null) => {
    const file = mediaFileIn(data);
    if (!file) return;
    event.preventDefault();
    setGiven(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files can be chosen by a button, too
    <div
      class="form"
      onPaste={(event) => take(event, event.clipboardData)}
      onDragOver={(event) => event.dataTransfer?.types.includes('Files') && event.preventDefault()}
      onDrop={(event) => take(event, event.dataTransfer)}
    >
      <div {...fieldName('type')}>
        <Segments
          label={t('editor.type')}
          options={typeOptions(editor.types, question)}
          value={`${question.type}`}
          onChange={(name) => {
            const chosen = editor.types.find((other) => other.name === name);
            if (chosen) editor.retype(id, chosen);
          }}
        />
      </div>
      <TextArea
        name="text"
        label={t('editor.question')}
        value={text}
        hint={
          <>
            {t('editor.letters', { count: text.length, most: LONGEST_TEXT })}
            {warning !== undefined && <span class="warn"> · {warning}</span>}
          </>
        }
        problem={problemIn(problems, 'text')}
        onInput={(typed) => onChange({ text: typed })}
      />
      {/* A question about a place has its picture already. */}
      {(type?.form !== 'point' || question.media !== undefined) && (
        <MediaField
          media={question.media as Media | undefined}
          problems={problems}
          given={given}
          onTaken={() => setGiven(undefined)}
          onChange={(media) => onChange({ media })}
        />
      )}
      {type?.sections.map((section) => (
        <SectionEditor key={keyOf(section)} section={section} {...props} />
      ))}
      <CommonFields {...props} />
    </div>
  );
}

/** The types there are, and the question's own one where the server knows it no more. */
const typeOptions = (types: readonly EditedType[], { type }: Fields) => [
  ...types.map(({ name, title }) => ({ value: name, text: title })),
  ...(types.some(({ name }) => name === type) ? [] : [{ value: `${type}`, text: `${type}` }]),
];

const keyOf = (section: Section): string =>
  'name' in section ? `${section.kind} ${section.name}` : section.kind;

function SectionEditor({ section, ...props }: SectionProps & { section: Section }) {
  switch (section.kind) {
    case 'options':
      return <OptionsField section={section} {...props} />;
    case 'sequence':
      return <SequenceField most={section.most} {...props} />;
    case 'pairs':
      return <PairsField section={section} {...props} />;
    case 'truth':
      return <TruthField {...props} />;
    case 'texts':
      return <TextsField name={section.name} most={section.most} {...props} />;
    case 'number':
      return <NumberField section={section} {...props} />;
    case 'spot':
      return <SpotField {...props} />;
    case 'field':
      return (
        <SchemaField
          path={[section.name]}
          schema={section.schema}
          example={section.example}
          value={props.question[section.name]}
          problems={props.problems}
          isRequired={section.isRequired}
          onChange={(value) => props.onChange({ [section.name]: value })}
        />
      );
  }
}
