import { useId, useRef } from 'preact/hooks';
import { Icon } from '../components/icon.tsx';
import { preferences } from '../game/preferences.ts';

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
        aria-label="Settings"
        onClick={() => dialog.current?.showModal()}
      >
        <Icon name="sliders" />
      </button>
      <dialog ref={dialog} class="dialog settings" aria-labelledby={title} closedby="any">
        <h2 id={title}>On this device</h2>
        {waves && (
          <Switch
            label="Show waves of the room"
            on={preferences.value.waves}
            onChange={(on) => change({ waves: on })}
          />
        )}
        <Switch
          label="Vibrate at the result"
          on={preferences.value.vibration}
          onChange={(on) => change({ vibration: on })}
        />
        <div class="dialog-actions">
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            Done
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
