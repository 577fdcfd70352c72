import { letterOf, optionColour } from '../../../components/option-face.tsx';
import { OptionShape } from '../../../components/option-shape.tsx';
import { Problem } from '../../../components/problem.tsx';
import { t } from '../../../words/t.ts';
import { Button } from '../../frame/button.tsx';
import { Icon } from '../../frame/icons.tsx';
import { type Item, listOf } from '../draft-form.ts';
import { movedEntry } from '../model/edits.ts';
import { fieldName, problemAt, problemIn } from '../problems.ts';
import type { Section } from '../question-types.ts';
import { Grip, SortableList } from '../sorting.tsx';
import { ItemInput } from './item-input.tsx';
import { ListFoot } from './list-foot.tsx';
import { countOf, filledUp, useRows, withoutEnd } from './rows.ts';
import type { SectionProps } from './section-props.ts';

interface Props extends SectionProps {
  section: Extract<Section, { kind: 'options' }>;
}

/** Rows that a new question begins with. */
const ROWS = 4;

/** Options to choose from, and which of them are right. */
export function OptionsField({ section, question, problems, onChange }: Props) {
  const { most, hasMarks, hasPictures } = section;
  const options = listOf<Item>(question.options);
  const marked = listOf<number>(question.correct);
  const rows = useRows(options.length, Math.min(ROWS, most));
  const all = filledUp<Item>(options, rows.count, '');
  const canAdd = rows.count < most;

  const set = (list: Item[], right: number[], about?: string) =>
    onChange(
      {
        options: withoutEnd(list, (index) => right.includes(index)),
        ...(hasMarks && { correct: right.toSorted((one, other) => one - other) }),
      },
      about,
    );
  const write = (index: number, item: Item) =>
    set(all.with(index, item), marked, `options ${index}`);
  const mark = (index: number) =>
    set(all, marked.includes(index) ? marked.filter((at) => at !== index) : [...marked, index]);
  const move = (from: number, to: number) => {
    const places = movedEntry([...all.keys()], from, to);
    set(
      movedEntry(all, from, to),
      marked.map((index) => places.indexOf(index)),
    );
  };
  const remove = (index: number) => {
    rows.remove();
    set(
      all.toSpliced(index, 1),
      marked.filter((at) => at !== index).map((at) => (at > index ? at - 1 : at)),
    );
  };
  const paste = (index: number, lines: string[]) =>
    set(all.toSpliced(index, lines.length, ...lines).slice(0, most), marked);

  const unmarked = problemIn(problems, 'correct');
  const problem =
    problemAt(problems, 'options') ??
    (unmarked !== undefined && marked.length === 0 ? t('editor.noMark') : unmarked);
  return (
    <fieldset class="field">
      <legend class="field-name">{t('editor.options')}</legend>
      <SortableList class="option-rows" onMove={move}>
        {all.map((item, index) => {
          const letter = letterOf(index);
          const wrong = problemIn(problems, 'options', index);
          return (
            <li key={letter} class={optionColour(index)}>
              <Grip label={t('editor.moveOption', { letter })} />
              <span class="option-swatch" aria-hidden="true">
                <span class="option-mark">
                  <OptionShape index={index} />
                  <span class="option-letter">{letter}</span>
                </span>
              </span>
              <ItemInput
                path={['options', index]}
                label={t('editor.option', { letter })}
                item={item}
                hasPictures={hasPictures}
                isWrong={wrong !== undefined}
                onChange={(changed) => write(index, changed)}
                onLines={(lines) => paste(index, lines)}
                onAdd={canAdd ? rows.add : undefined}
              />
              {hasMarks && (
                <button
                  type="button"
                  class="right-mark"
                  {...(index === 0 && fieldName('correct'))}
                  aria-pressed={marked.includes(index)}
                  onClick={() => mark(index)}
                >
                  {marked.includes(index) ? <Icon name="check" /> : <i class="ring" />}
                  <span class="right-word">
                    {t(marked.includes(index) ? 'editor.right' : 'editor.markRight')}
                  </span>
                  <span class="visually-hidden">{t('editor.markRightOption', { letter })}</span>
                </button>
              )}
              <Button
                kind="plain"
                icon="trash"
                label={t('editor.removeOption', { letter })}
                disabled={rows.count <= 1}
                onClick={() => remove(index)}
              />
              {wrong !== undefined && <Problem text={wrong} />}
            </li>
          );
        })}
      </SortableList>
      <ListFoot
        name="options"
        add={t('editor.addOption')}
        canAdd={canAdd}
        onAdd={rows.add}
        remark={countOf(options.length, most)}
        problem={problem}
      />
    </fieldset>
  );
}
