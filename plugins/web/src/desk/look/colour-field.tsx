import { useId } from 'preact/hooks';
import { t } from '../../words/t.ts';
import { Button } from '../frame/button.tsx';

interface Props {
  label: string;
  hint: string;
  /** `#rrggbb`; null where the pages have their own. */
  value: string | null;
  /** The pages' own. */
  fallback: string;
  onChange(value: string | null): void;
}

/** A colour, and the way back to the pages' own one. */
export function ColourField({ label, hint, value, fallback, onChange }: Props) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="row wrap">
        <input
          id={id}
          type="color"
          aria-describedby={`${id}-hint`}
          value={value ?? fallback}
          onInput={({ currentTarget }) => onChange(currentTarget.value)}
        />
        {value !== null && (
          <Button kind="plain" onClick={() => onChange(null)}>
            {t('look.asBefore')}
          </Button>
        )}
      </div>
      <span class="hint" id={`${id}-hint`}>
        {hint}
      </span>
    </div>
  );
}
