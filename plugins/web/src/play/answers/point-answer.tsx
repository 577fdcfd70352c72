import type { TargetedEvent } from 'preact';
import { useState } from 'preact/hooks';
import { readForm } from '../../../../../server/protocol/read-form.ts';
import { Announcer } from '../../components/announcer.tsx';
import { Spot } from '../../components/spot.tsx';
import { partsOfPlace } from '../../game/answer-text.ts';
import { t } from '../../words/t.ts';
import type { AnswerProps } from '../answer-form.tsx';
import { SendFoot } from './send-foot.tsx';

/** How far an arrow key moves the pin, and with Shift. */
const STEP = 0.05;
const SMALL_STEP = 0.005;

const ARROWS: Record<string, readonly [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A tap puts a pin into the picture; dragging or arrow keys move it. */
export function PointAnswer({ form, disabled, onAnswer }: AnswerProps<'point'>) {
  const [pin, setPin] = useState<readonly [number, number]>();

  const point = (event: TargetedEvent<HTMLElement, PointerEvent>) => {
    const box = event.currentTarget.getBoundingClientRect();
    setPin([
      within((event.clientX - box.left) / box.width),
      within((event.clientY - box.top) / box.height),
    ]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    if (!arrow) return;
    event.preventDefault();
    const step = event.shiftKey ? SMALL_STEP : STEP;
    const [x, y] = pin ?? [0.5, 0.5];
    setPin([within(x + arrow[0] * step), within(y + arrow[1] * step)]);
  };
  return (
    <>
      <p class="answer-hint">{t('answer.pointHint')}</p>
      <div class="point-answer">
        <Spot image={form.image} alt={form.alt} pins={pin ? [{ at: pin, look: 'own' }] : []}>
          <button
            type="button"
            class="spot-surface"
            aria-label={t('answer.pointKeys', { alt: form.alt })}
            disabled={disabled}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              point(event);
            }}
            onPointerMove={(event) => {
              if (event.currentTarget.hasPointerCapture(event.pointerId)) point(event);
            }}
            onKeyDown={onKeyDown}
          />
        </Spot>
      </div>
      <Announcer text={pin ? t('answer.pinAt', partsOfPlace(pin)) : ''} />
      <SendFoot
        label={t('answer.sendSpot')}
        disabled={disabled || !pin}
        onSend={() => {
          const value = readForm(form, pin);
          if (value !== undefined) onAnswer(value);
        }}
      />
    </>
  );
}

const within = (part: number): number => Math.min(1, Math.max(0, part));
