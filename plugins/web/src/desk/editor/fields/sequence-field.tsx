import { Problem } from '../../../components/problem.tsx';
import { t } from '../../../words/t.ts';
import { Button } from '../../frame/button.tsx';
import { type Item, listOf } from '../draft-form.ts';
import { movedEntry } from '../model/edits.ts';
import { problemAt, problemIn } from '../problems.ts';
import { Grip, SortableList } from '../sorting.tsx';
import { ItemInput } from './item-input.tsx';
import { ListFoot } from './list-foot.tsx';
import { countOf, filledUp, useRows, withoutEnd } from './rows.ts';
import type { SectionProps } from './section-props.ts';

/** Rows that a new question begins with. */
const ROWS = 3;

/** Items in their right order. @param most items at the most */
export function SequenceField({
  most,
  question,
  problems,
  onChange,
}: SectionProps & { most: number }) {
  const items = listOf<Item>(question.options);
  const rows = useRows(items.length, ROWS);
  const all = filledUp<Item>(items, rows.count, '');
  const canAdd = rows.count < most;
  const set = (list: Item[], about?: string) => onChange({ options: withoutEnd(list) }, about);
  const problem = problemAt(problems, 'options');
  return (
    <fieldset class="field">
      <legend class="field-name">{t('editor.sequence')}</legend>
      <SortableList class="item-rows" onMove={(from, to) => set(movedEntry(all, from, to))}>
        {all.map((item, index) => {
          const wrong = problemIn(problems, 'options', index);
          return (
            <li key={`${index}`}>
              <Grip label={t('editor.moveItem', { number: index + 1 })} />
              <span class="place digits" aria-hidden="true">
                {index + 1}
              </span>
              <ItemInput
                path={['options', index]}
                label={t('editor.item', { number: index + 1 })}
                item={item}
                hasPictures={false}
                isWrong={wrong !== undefined}
                onChange={(changed) => set(all.with(index, changed), `options ${index}`)}
                onLines={(lines) =>
                  set(all.toSpliced(index, lines.length, ...lines).slice(0, most))
                }
                onAdd={canAdd ? rows.add : undefined}
              />
              <Button
                kind="plain"
                icon="trash"
                label={t('editor.removeItem', { number: index + 1 })}
                disabled={rows.count <= 1}
                onClick={() => {
                  rows.remove();
                  set(all.toSpliced(index, 1));
                }}
              />
              {wrong !== undefined && <Problem text={wrong} />}
            </li>
          );
        })}
      </SortableList>
      <ListFoot
        name="options"
        add={t('editor.addItem')}
        canAdd={canAdd}
        onAdd={rows.add}
        remark={`${countOf(items.length, most)}. ${t('editor.shuffled')}`}
        problem={problem}
      />
    </fieldset>
  );
}
