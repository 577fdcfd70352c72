import { t } from '../../words/t.ts';
import { Field } from '../frame/field.tsx';
import { LanguageField } from './fields/language-field.tsx';
import { NumberEntry } from './fields/number-entry.tsx';
import type { SectionProps } from './fields/section-props.ts';
import { TextArea } from './fields/text-area.tsx';
import { TextInput } from './fields/text-input.tsx';
import { TextsField } from './fields/texts-field.tsx';
import { fieldName, problemIn } from './problems.ts';

const LONGEST_EXPLANATION = 1000;
const MOST_HINTS = 10;

const DIFFICULTIES = [
  { value: '', name: 'editor.notSaid' },
  { value: 'easy', name: 'editor.easy' },
  { value: 'medium', name: 'editor.medium' },
  { value: 'hard', name: 'editor.hard' },
] as const;

/** The fields that every question has besides its text and answers. */
export function CommonFields(props: SectionProps) {
  const { question, problems, onChange } = props;
  const text = (name: string) => ({
    name,
    value: question[name],
    problem: problemIn(problems, name),
    onInput: (typed: string) => onChange({ [name]: typed || undefined }),
  });
  const explained = `${question.explanation ?? ''}`.length;
  return (
    <>
      <TextArea
        {...text('explanation')}
        label={t('editor.explanation')}
        placeholder={t('desk.optional')}
        hint={
          explained > 0.8 * LONGEST_EXPLANATION
            ? t('editor.letters', { count: explained, most: LONGEST_EXPLANATION })
            : t('editor.explanationHint')
        }
      />
      <TextsField name="hints" most={MOST_HINTS} {...props} />
      <div class="beside">
        <NumberEntry
          name="limit"
          label={t('editor.limit')}
          value={question.limit}
          placeholder="20"
          min={1}
          max={600}
          problem={problemIn(problems, 'limit')}
          onInput={(limit) => onChange({ limit })}
        />
        <NumberEntry
          name="points"
          label={t('editor.points')}
          value={question.points}
          placeholder="1000"
          min={0}
          max={10_000}
          step={50}
          problem={problemIn(problems, 'points')}
          onInput={(points) => onChange({ points })}
        />
        <Field label={t('editor.difficulty')} problem={problemIn(problems, 'difficulty')}>
          {(ties) => (
            <select
              {...ties}
              {...fieldName('difficulty')}
              class="input"
              value={`${question.difficulty ?? ''}`}
              onChange={(event) => onChange({ difficulty: event.currentTarget.value || undefined })}
            >
              {DIFFICULTIES.map(({ value, name }) => (
                <option key={value} value={value}>
                  {t(name)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <div class="beside">
        <TextInput
          {...text('category')}
          label={t('editor.category')}
          placeholder={t('desk.optional')}
        />
        <TextInput
          {...text('credit')}
          label={t('editor.source')}
          placeholder={t('desk.optional')}
        />
        <LanguageField
          name="language"
          label={t('editor.language')}
          value={question.language}
          none={t('editor.asQuiz')}
          problem={problemIn(problems, 'language')}
          onChange={(language) => onChange({ language })}
        />
      </div>
    </>
  );
}
