import { t } from '../../../words/t.ts';
import { problemIn } from '../problems.ts';
import type { Section } from '../question-types.ts';
import { NumberEntry } from './number-entry.tsx';
import type { SectionProps } from './section-props.ts';
import { TextInput } from './text-input.tsx';

interface Props extends SectionProps {
  section: Extract<Section, { kind: 'number' }>;
}

/** The number that is right, and how far off an answer may be. */
export function NumberField({ section, question, problems, onChange }: Props) {
  const { hasTolerance, hasUnit } = section;
  return (
    <div class="beside">
      <NumberEntry
        name="value"
        label={t('editor.rightNumber')}
        value={question.value}
        problem={problemIn(problems, 'value')}
        onInput={(value) => onChange({ value })}
      />
      {hasTolerance && (
        <NumberEntry
          name="tolerance"
          label={t('editor.tolerance')}
          value={question.tolerance}
          placeholder="0"
          min={0}
          problem={problemIn(problems, 'tolerance')}
          onInput={(tolerance) => onChange({ tolerance })}
        />
      )}
      {hasUnit && (
        <TextInput
          name="unit"
          label={t('editor.unit')}
          value={question.unit}
          placeholder={t('editor.unitHint')}
          problem={problemIn(problems, 'unit')}
          onInput={(unit) => onChange({ unit: unit || undefined })}
        />
      )}
    </div>
  );
}
