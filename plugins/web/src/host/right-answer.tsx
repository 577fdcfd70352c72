import type { ScriptedQuestion } from '../../../../server/protocol/console.ts';
import { Icon } from '../components/icon.tsx';
import { NumberedList } from '../components/numbered-list.tsx';
import { OptionFace, optionColour } from '../components/option-face.tsx';
import { indexesOf } from '../game/answer-text.ts';

/** The right answer, for the host's eyes before anybody else's; nothing where there is none. */
export function RightAnswer({ scripted }: { scripted: ScriptedQuestion }) {
  const { form, answer, right } = scripted;
  if (right === '') return null;
  if (form.kind === 'order' && answer !== undefined)
    return <NumberedList options={form.options} order={indexesOf(answer)} />;
  const picked = form.kind === 'pick' && answer !== undefined ? indexesOf(answer) : [];
  if (form.kind === 'pick' && picked.length > 0)
    return (
      <ul class="right-options">
        {picked.map((index) => (
          <li key={index} class={optionColour(index)}>
            <OptionFace index={index} option={form.options[index] ?? { text: right }} />
          </li>
        ))}
      </ul>
    );
  return (
    <p class="good right-words">
      <Icon name="check" />
      <span dir="auto">{right}</span>
    </p>
  );
}
