import { useId, useRef } from 'preact/hooks';
import { Icon } from '../components/icon.tsx';
import { LanguageChoice } from '../components/language-choice.tsx';
import { preferences } from '../game/preferences.ts';
import { t } from '../words/t.ts';

/** The switches that this player has on this device, behind a button. */
export function SettingsSheet({ waves }: { waves: boolean }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const change = (changes: Partial<typeof preferences.value>) => {
    preferences.value = { ...preferences.value, ...changes };
  };
  return (
    <>
      <button
        type="button"
        class="settings-button"
        aria-label={t('settings.open')}
        onClick={() => dialog.current?.showModal()}
      >
        <Icon name="sliders" />
      </button>
      <dialog ref={dialog} class="dialog settings" aria-labelledby={title} closedby="any">
        <h2 id={title}>{t('settings.title')}</h2>
        {waves && (
          <Switch
            label={t('settings.waves')}
            on={preferences.value.waves}
            onChange={(on) => change({ waves: on })}
          />
        )}
        <Switch
          label={t('settings.vibration')}
          on={preferences.value.vibration}
          onChange={(on) => change({ vibration: on })}
        />
        <div class="settings-switch">
          <span aria-hidden="true">{t('shared.language')}</span>
          <LanguageChoice />
        </div>
        <div class="dialog-actions">
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            {t('settings.done')}
          </button>
        </div>
      </dialog>
    </>
  );
}

interface SwitchProps {
  label: string;
  on: boolean;
  onChange(on: boolean): void;
}

function Switch({ label, on, onChange }: SwitchProps) {
  return (
    <label class="settings-switch">
      <span>{label}</span>
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </label>
  );
}
