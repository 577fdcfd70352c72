import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { points } from '../../components/wording.ts';
import type { QuizList } from '../api/quizzes.ts';
import { Segments } from '../frame/field.tsx';
import { ask } from '../frame/router.ts';

/** Tags that are shown before somebody asks for all of them. */
const TAGS_SHOWN = 12;

export const ORDERS = [
  { value: 'updated', text: 'Recent' },
  { value: 'title', text: 'Name' },
  { value: 'played', text: 'Most played' },
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
        <legend class="visually-hidden">Tags</legend>
        <Pick isOn={tag === undefined} onPick={() => ask({ tag: undefined })}>
          All{tag === undefined && ` ${points(total)}`}
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
            {points(tags.length - shown.length)} more
          </button>
        )}
      </fieldset>
      <Segments
        label="Order"
        options={[...ORDERS]}
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
