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
  { value: '', text: 'Not said' },
  { value: 'easy', text: 'Easy' },
  { value: 'medium', text: 'Medium' },
  { value: 'hard', text: 'Hard' },
];

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
        label="Explanation, shown after the answer"
        placeholder="Optional"
        hint={
          explained > 0.8 * LONGEST_EXPLANATION
            ? `${explained} of ${LONGEST_EXPLANATION} letters`
            : 'Players see it on their phones, too.'
        }
      />
      <TextsField name="hints" most={MOST_HINTS} {...props} />
      <div class="beside">
        <NumberEntry
          name="limit"
          label="Seconds to answer"
          value={question.limit}
          placeholder="20"
          min={1}
          max={600}
          problem={problemIn(problems, 'limit')}
          onInput={(limit) => onChange({ limit })}
        />
        <NumberEntry
          name="points"
          label="Points"
          value={question.points}
          placeholder="1000"
          min={0}
          max={10_000}
          step={50}
          problem={problemIn(problems, 'points')}
          onInput={(points) => onChange({ points })}
        />
        <Field label="Difficulty" problem={problemIn(problems, 'difficulty')}>
          {(ties) => (
            <select
              {...ties}
              {...fieldName('difficulty')}
              class="input"
              value={`${question.difficulty ?? ''}`}
              onChange={(event) => onChange({ difficulty: event.currentTarget.value || undefined })}
            >
              {DIFFICULTIES.map(({ value, text: name }) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <div class="beside">
        <TextInput {...text('category')} label="Category" placeholder="Optional" />
        <TextInput {...text('credit')} label="Source" placeholder="Optional" />
        <LanguageField
          name="language"
          label="Language"
          value={question.language}
          none="As the quiz"
          problem={problemIn(problems, 'language')}
          onChange={(language) => onChange({ language })}
        />
      </div>
    </>
  );
}
