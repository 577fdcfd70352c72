import { Problem } from '../../../components/problem.tsx';
import { t } from '../../../words/t.ts';
import { Button } from '../../frame/button.tsx';
import { Icon } from '../../frame/icons.tsx';
import { type Item, listOf } from '../draft-form.ts';
import { movedEntry } from '../model/edits.ts';
import { problemAt, problemIn } from '../problems.ts';
import type { Section } from '../question-types.ts';
import { Grip, SortableList } from '../sorting.tsx';
import { ItemInput } from './item-input.tsx';
import { ListFoot } from './list-foot.tsx';
import { countOf, filledUp, useRows, withoutEnd } from './rows.ts';
import type { SectionProps } from './section-props.ts';

type Pair = [Item, Item];

interface Props extends SectionProps {
  section: Extract<Section, { kind: 'pairs' }>;
}

/** Rows that a new question begins with. */
const ROWS = 3;

/** The pairs, and the extra items on the right. */
export function PairsField({ section: { most, hasExtra }, question, problems, onChange }: Props) {
  const pairs = listOf<Pair>(question.pairs);
  const rows = useRows(pairs.length, ROWS);
  const all = filledUp<Pair>(pairs, rows.count, ['', '']);
  const canAdd = rows.count < most;
  const set = (list: Pair[], about?: string) => onChange({ pairs: withoutEnd(list) }, about);
  const problem = problemAt(problems, 'pairs');
  return (
    <>
      <fieldset class="field">
        <legend class="field-name">{t('editor.pairs')}</legend>
        <SortableList class="pair-rows" onMove={(from, to) => set(movedEntry(all, from, to))}>
          {all.map((pair, index) => {
            const wrong = problemIn(problems, 'pairs', index);
            const side = (at: 0 | 1, label: string) => (
              <ItemInput
                path={['pairs', index, at]}
                label={label}
                item={pair[at]}
                hasPictures
                isWrong={problemIn(problems, 'pairs', index, at) !== undefined}
                onChange={(item) =>
                  set(
                    all.with(index, at === 0 ? [item, pair[1]] : [pair[0], item]),
                    `pairs ${index} ${at}`,
                  )
                }
              />
            );
            return (
              <li key={`${index}`}>
                <Grip label={t('editor.movePair', { number: index + 1 })} />
                {side(0, t('editor.leftOf', { number: index + 1 }))}
                <Icon name="next" />
                {side(1, t('editor.rightOf', { number: index + 1 }))}
                <Button
                  kind="plain"
                  icon="trash"
                  label={t('editor.removePair', { number: index + 1 })}
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
          name="pairs"
          add={t('editor.addPair')}
          canAdd={canAdd}
          onAdd={rows.add}
          remark={`${countOf(pairs.length, most)}. ${t('editor.rightShuffled')}`}
          problem={problem}
        />
      </fieldset>
      {hasExtra && <ExtraField question={question} problems={problems} onChange={onChange} />}
    </>
  );
}

/** The items on the right that belong to nothing. */
function ExtraField({ question, problems, onChange }: SectionProps) {
  const extra = listOf<Item>(question.extra);
  const rows = useRows(extra.length, 0);
  const all = filledUp<Item>(extra, rows.count, '');
  const set = (list: Item[], about?: string) => {
    const kept = withoutEnd(list);
    onChange({ extra: kept.length > 0 ? kept : undefined }, about);
  };
  const problem = problemIn(problems, 'extra');
  return (
    <fieldset class="field">
      <legend class="field-name">{t('editor.extra')}</legend>
      {all.length > 0 && (
        <ol class="plain-rows">
          {all.map((item, index) => (
            <li key={`${index}`}>
              <ItemInput
                path={['extra', index]}
                label={t('editor.extraItem', { number: index + 1 })}
                item={item}
                hasPictures
                isWrong={problemIn(problems, 'extra', index) !== undefined}
                onChange={(changed) => set(all.with(index, changed), `extra ${index}`)}
                onAdd={rows.add}
              />
              <Button
                kind="plain"
                icon="trash"
                label={t('editor.removeExtra', { number: index + 1 })}
                onClick={() => {
                  rows.remove();
                  set(all.toSpliced(index, 1));
                }}
              />
            </li>
          ))}
        </ol>
      )}
      <ListFoot
        name="extra"
        add={t('editor.addItem')}
        canAdd={rows.count < 8}
        onAdd={rows.add}
        problem={problem}
      />
    </fieldset>
  );
}
