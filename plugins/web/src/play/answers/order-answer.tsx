import { useRef, useState } from 'preact/hooks';
import { Announcer } from '../../components/announcer.tsx';
import { nameAt } from '../../game/answer-text.ts';
import { t } from '../../words/t.ts';
import type { AnswerProps } from '../answer-form.tsx';
import { type Arranging, moved, roomAt, tapped, unarranged } from './order/arranging.ts';
import { OrderCard } from './order/order-card.tsx';
import { type Held, useDrag } from './order/use-drag.ts';
import { useFocus } from './order/use-focus.ts';
import { useGlide } from './order/use-glide.ts';
import { useScrolls } from './order/use-scrolls.ts';
import { SendFoot } from './send-foot.tsx';

/** Cards to put in order: dragged, tapped one after the other, or moved by keys and buttons. */
export function OrderAnswer({ form, disabled, onAnswer }: AnswerProps<'order'>) {
  const { options } = form;
  const [arranging, setArranging] = useState<Arranging>(() => unarranged(options.length));
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const { order } = arranging;
  const keepSight = useGlide(list, order);
  const keepFocus = useFocus(list, order);
  const scrolls = useScrolls();

  const rearrange = (next: Arranging, option: number | undefined) => {
    keepSight();
    keepFocus();
    setArranging(next);
    if (option === undefined) return;
    const place = next.order.indexOf(option) + 1;
    setSaid(t('answer.placed', { name: nameAt(options, option), place, total: options.length }));
  };
  const { held, handlers } = useDrag(list, disabled, (from, to) =>
    rearrange(moved(arranging, from, to), order[from]),
  );

  return (
    <>
      <p class="answer-hint" id="order-hint">
        {t(scrolls ? 'answer.orderHintScrolls' : 'answer.orderHint')}
      </p>
      <ol
        ref={list}
        class={`order ${held ? 'dragging' : ''} ${scrolls ? 'scrolls' : ''}`}
        aria-describedby="order-hint"
        {...handlers}
      >
        {order.map((index, place) => {
          const option = options[index];
          return (
            option && (
              <li
                key={index}
                class={held?.from === place ? 'held' : place < arranging.tapped ? 'tapped' : ''}
                style={held && shiftOf(held, place)}
              >
                <OrderCard
                  option={option}
                  place={held ? seenAt(held, place) : place}
                  count={order.length}
                  isTapped={place < arranging.tapped}
                  disabled={disabled}
                  onTap={() => rearrange(tapped(arranging, place), index)}
                  onMove={(to) => rearrange(moved(arranging, place, to), index)}
                />
              </li>
            )
          );
        })}
      </ol>
      <Announcer text={said} />
      <SendFoot
        label={t('answer.sendOrder')}
        disabled={disabled}
        onSend={() => onAnswer([...order])}
      />
    </>
  );
}

/** The place in which a card is seen while one is held. */
const seenAt = ({ from, over }: Held, place: number): number =>
  place === from ? over : place + roomAt(place, from, over);

function shiftOf({ from, over, by, room }: Held, place: number) {
  const shift = place === from ? by : roomAt(place, from, over) * room;
  return { transform: `translateY(${shift}px)${place === from ? ' rotate(-1deg)' : ''}` };
}
