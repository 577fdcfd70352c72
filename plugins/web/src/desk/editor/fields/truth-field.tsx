import { Problem } from '../../../components/problem.tsx';
import { t } from '../../../words/t.ts';
import { Segments } from '../../frame/field.tsx';
import { fieldName, problemIn } from '../problems.ts';
import type { SectionProps } from './section-props.ts';

/** Whether a statement is true. */
export function TruthField({ question, problems, onChange }: SectionProps) {
  const problem = problemIn(problems, 'correct');
  return (
    <div class="field" {...fieldName('correct')}>
      <span class="field-name">{t('editor.rightIs')}</span>
      <div>
        <Segments
          label={t('editor.rightIs')}
          options={[
            { value: 'true', text: t('truth.right') },
            { value: 'false', text: t('truth.wrong') },
          ]}
          value={`${question.correct}`}
          onChange={(value) => onChange({ correct: value === 'true' })}
        />
      </div>
      {problem !== undefined && <Problem text={problem} />}
    </div>
  );
}
