import { useEffect, useRef, useState } from 'preact/hooks';
import { Problem } from '../../components/problem.tsx';
import { t } from '../../words/t.ts';
import { ApiError } from '../api/client.ts';
import { checkQuestion } from '../api/questions.ts';
import { Button } from '../frame/button.tsx';
import { Field, Segments } from '../frame/field.tsx';
import { toast } from '../frame/toast.tsx';
import {
  type Editable,
  editableFrom,
  type Kind,
  kinds,
  questionFrom,
  whatIsMissing,
} from './editable.ts';
import type { Written } from './question-words.ts';

interface Props {
  /** As far as there is one. */
  question: Written;
  onFix(question: Written): void;
  onCancel(): void;
}

/** Fixes a question of a simple kind where it stands in the table. */
export function QuestionForm({ question, onFix, onCancel }: Props) {
  const [edited, setEdited] = useState<Editable>(() => editableFrom(question));
  const [problems, setProblems] = useState<string[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  const change = (changes: Partial<Editable>) => {
    setProblems([]);
    setEdited({ ...edited, ...changes });
  };
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-first]')?.focus(), []);

  const submit = async (event: Event) => {
    event.preventDefault();
    const missing = whatIsMissing(edited);
    if (missing) return setProblems([missing]);
    const written = questionFrom(edited, question);
    setIsBusy(true);
    try {
      const checked = await checkQuestion({ question: written });
      if (checked.problems.length === 0) onFix(written);
      else setProblems(checked.problems.map(({ message }) => message));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      toast(error.message);
    }
    setIsBusy(false);
  };

  return (
    <form ref={form} class="fix" onSubmit={(event) => void submit(event)}>
      <Segments
        label={t('import.kindOfAnswer')}
        options={kinds()}
        value={edited.kind}
        onChange={(kind: Kind) => change({ kind })}
      />
      <Field label={t('import.question')}>
        {(ties) => (
          <textarea
            {...ties}
            data-first
            class="input"
            rows={2}
            maxLength={500}
            dir="auto"
            value={edited.text}
            onInput={(event) => change({ text: event.currentTarget.value })}
          />
        )}
      </Field>
      <Answers edited={edited} onChange={change} />
      {problems.map((text) => (
        <Problem key={text} text={text} />
      ))}
      <div class="row wrap">
        <Button type="submit" busy={isBusy}>
          {t('import.use')}
        </Button>
        <Button kind="plain" onClick={onCancel}>
          {t('desk.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface AnswersProps {
  edited: Editable;
  onChange(changes: Partial<Editable>): void;
}

function Answers({ edited, onChange }: AnswersProps) {
  const { kind, options, right, accepted, value, truth } = edited;
  switch (kind) {
    case 'pick':
      return (
        <fieldset class="fix-options">
          <legend>{t('import.optionsLegend')}</legend>
          {options.map((option, index) => (
            <div key={index} class="row">
              <label class="fix-mark">
                <input
                  type="checkbox"
                  aria-label={t('import.optionRight', { number: index + 1 })}
                  checked={right.includes(index)}
                  onChange={({ currentTarget: { checked } }) =>
                    onChange({
                      right: checked ? [...right, index] : right.filter((one) => one !== index),
                    })
                  }
                />
              </label>
              <input
                class="input"
                aria-label={t('import.option', { number: index + 1 })}
                maxLength={100}
                dir="auto"
                value={option}
                onInput={(event) =>
                  onChange({ options: options.with(index, event.currentTarget.value) })
                }
              />
              {options.length > 2 && (
                <Button
                  kind="plain"
                  icon="close"
                  label={t('import.removeOption', { number: index + 1 })}
                  onClick={() =>
                    onChange({
                      options: options.toSpliced(index, 1),
                      right: right
                        .filter((one) => one !== index)
                        .map((one) => (one > index ? one - 1 : one)),
                    })
                  }
                />
              )}
            </div>
          ))}
          {options.length < 10 && (
            <Button icon="plus" onClick={() => onChange({ options: [...options, ''] })}>
              {t('import.another')}
            </Button>
          )}
        </fieldset>
      );
    case 'text':
      return (
        <Field label={t('import.acceptedAnswers')} hint={t('import.acceptedHint')}>
          {(ties) => (
            <textarea
              {...ties}
              class="input"
              rows={3}
              dir="auto"
              value={accepted}
              onInput={(event) => onChange({ accepted: event.currentTarget.value })}
            />
          )}
        </Field>
      );
    case 'number':
      return (
        <Field label={t('import.rightNumber')}>
          {(ties) => (
            <input
              {...ties}
              class="input"
              inputMode="decimal"
              value={value}
              onInput={(event) => onChange({ value: event.currentTarget.value })}
            />
          )}
        </Field>
      );
    case 'truth':
      return (
        <Segments
          label={t('import.rightAnswer')}
          options={[
            { value: 'true', text: t('import.isTrue') },
            { value: 'false', text: t('import.isFalse') },
          ]}
          value={truth ? 'true' : 'false'}
          onChange={(chosen) => onChange({ truth: chosen === 'true' })}
        />
      );
  }
}
