import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../words/t.ts';
import type { QuizList } from '../api/quizzes.ts';
import { Segments } from '../frame/field.tsx';
import { ask } from '../frame/router.ts';

/** Tags that are shown before somebody asks for all of them. */
const TAGS_SHOWN = 12;

export const ORDERS = [
  { value: 'updated', name: 'library.recent' },
  { value: 'title', name: 'library.byName' },
  { value: 'played', name: 'library.mostPlayed' },
] as const;

export type Order = (typeof ORDERS)[number]['value'];

interface Props {
  total: number;
  tags: QuizList['tags'];
  tag: string | undefined;
  order: Order;
}

/** Chooses the quizzes shown, and their order. */
export function Filters({ total, tags, tag, order }: Props) {
  const [showsAll, setShowsAll] = useState(false);
  const shown = tags.filter((one, index) => showsAll || index < TAGS_SHOWN || one.tag === tag);
  return (
    <div class="filters">
      <fieldset class="filter-tags">
        <legend class="visually-hidden">{t('library.tags')}</legend>
        <Pick isOn={tag === undefined} onPick={() => ask({ tag: undefined })}>
          {tag === undefined ? t('library.allOf', { total }) : t('library.all')}
        </Pick>
        {shown.map((one) => (
          <Pick
            key={one.tag}
            isOn={one.tag === tag}
            onPick={() => ask({ tag: one.tag === tag ? undefined : one.tag })}
          >
            <bdi class="cut">{one.tag}</bdi>
          </Pick>
        ))}
        {shown.length < tags.length && (
          <button type="button" class="link small" onClick={() => setShowsAll(true)}>
            {t('library.rest', { count: tags.length - shown.length })}
          </button>
        )}
      </fieldset>
      <Segments
        label={t('library.order')}
        options={ORDERS.map(({ value, name }) => ({ value, text: t(name) }))}
        value={order}
        onChange={(sort) => ask({ sort: sort === 'updated' ? undefined : sort })}
      />
    </div>
  );
}

interface PickProps {
  isOn: boolean;
  onPick(): void;
  children: ComponentChildren;
}

const Pick = ({ isOn, onPick, children }: PickProps) => (
  <button type="button" class="chip pick" aria-pressed={isOn} onClick={onPick}>
    {children}
  </button>
);
