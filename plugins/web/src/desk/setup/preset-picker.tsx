import { useState } from 'preact/hooks';
import { t } from '../../words/t.ts';
import { Button } from '../frame/button.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { Field } from '../frame/field.tsx';
import { Icon } from '../frame/icons.tsx';
import { toastWithUndo } from '../frame/toast.tsx';
import type { Choices } from './choices.ts';
import {
  areSame,
  forgetPreset,
  keepPreset,
  lastChoices,
  ownPresets,
  type Preset,
  shippedPresets,
} from './presets.ts';

interface Props {
  choices: Choices;
  onChoose(choices: Choices): void;
}

/** Set-ups to begin with: the last one, one's own, and those that come with QRush. */
export function PresetPicker({ choices, onChoose }: Props) {
  const [isNaming, setIsNaming] = useState(false);
  const last = lastChoices();
  const own = ownPresets.value;
  const presets: Preset[] = [
    ...(last ? [{ name: t('setup.last'), choices: last }] : []),
    ...shippedPresets(),
  ];
  const forget = (preset: Preset) => {
    forgetPreset(preset.name);
    toastWithUndo(t('setup.presetGone', { name: preset.name }), () => keepPreset(preset));
  };
  return (
    <fieldset class="presets">
      <legend class="visually-hidden">{t('setup.presets')}</legend>
      {presets.map((preset) => (
        <Pick key={preset.name} preset={preset} choices={choices} onChoose={onChoose} />
      ))}
      {own.map((preset) => (
        <span key={preset.name} class="preset-own">
          <Pick preset={preset} choices={choices} onChoose={onChoose} />
          <button
            type="button"
            class="chip pick"
            aria-label={t('setup.forget', { name: preset.name })}
            onClick={() => forget(preset)}
          >
            <Icon name="close" />
          </button>
        </span>
      ))}
      <button type="button" class="link small" onClick={() => setIsNaming(true)}>
        {t('setup.savePreset')}
      </button>
      {isNaming && <NameDialog choices={choices} onClose={() => setIsNaming(false)} />}
    </fieldset>
  );
}

function Pick({ preset: { name, choices: its }, choices, onChoose }: Props & { preset: Preset }) {
  return (
    <button
      type="button"
      class="chip pick"
      aria-pressed={areSame(its, choices)}
      onClick={() => onChoose(its)}
    >
      <bdi class="cut">{name}</bdi>
    </button>
  );
}

function NameDialog({ choices, onClose }: { choices: Choices; onClose(): void }) {
  const [name, setName] = useState('');
  const save = (event: Event) => {
    event.preventDefault();
    if (!name.trim()) return;
    keepPreset({ name: name.trim(), choices });
    onClose();
  };
  return (
    <Dialog
      title={t('setup.savePresetTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('desk.cancel')}</Button>
          <Button kind="go" disabled={!name.trim()} onClick={save}>
            {t('desk.save')}
          </Button>
        </>
      }
    >
      <form onSubmit={save}>
        <Field label={t('setup.name')} hint={t('setup.nameHint')}>
          {(ties) => (
            <input
              {...ties}
              class="input"
              maxLength={40}
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
