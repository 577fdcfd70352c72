import { Problem } from '../../../components/problem.tsx';
import { Segments } from '../../frame/field.tsx';
import { fieldName, problemIn } from '../problems.ts';
import type { SectionProps } from './section-props.ts';

/** Whether a statement is true. */
export function TruthField({ question, problems, onChange }: SectionProps) {
  const problem = problemIn(problems, 'correct');
  return (
    <div class="field" {...fieldName('correct')}>
      <span class="field-name">Right is</span>
      <div>
        <Segments
          label="Right is"
          options={[
            { value: 'true', text: 'True' },
            { value: 'false', text: 'False' },
          ]}
          value={`${question.correct}`}
          onChange={(value) => onChange({ correct: value === 'true' })}
        />
      </div>
      {problem !== undefined && <Problem text={problem} />}
    </div>
  );
}
