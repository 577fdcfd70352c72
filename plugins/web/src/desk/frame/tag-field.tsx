import { useState } from 'preact/hooks';
import { t } from '../../words/t.ts';
import type { Ties } from './field.tsx';
import { Icon } from './icons.tsx';

interface Props {
  ties: Ties;
  tags: string[];
  /** At most so many. */
  max?: number;
  onChange(tags: string[]): void;
}

/** Tags as chips: Enter or a comma adds what is typed, Backspace takes the last one away. */
export function TagField({ ties, tags, max = 20, onChange }: Props) {
  const [typed, setTyped] = useState('');
  const add = (text: string) => {
    const fresh = text
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag && !tags.includes(tag));
    if (fresh.length > 0) onChange([...new Set([...tags, ...fresh])].slice(0, max));
    setTyped('');
  };
  return (
    <div class="tag-field">
      {tags.map((tag) => (
        <span key={tag} class="chip">
          <bdi class="cut">{tag}</bdi>
          <button
            type="button"
            aria-label={t('desk.removeTag', { tag })}
            onClick={() => onChange(tags.filter((other) => other !== tag))}
          >
            <Icon name="close" />
          </button>
        </span>
      ))}
      <input
        {...ties}
        value={typed}
        maxLength={40}
        onInput={({ currentTarget: { value } }) =>
          value.includes(',') ? add(value) : setTyped(value)
        }
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            add(typed);
          } else if (event.key === 'Backspace' && typed === '' && tags.length > 0) {
            onChange(tags.slice(0, -1));
          }
        }}
        onBlur={() => add(typed)}
      />
    </div>
  );
}
