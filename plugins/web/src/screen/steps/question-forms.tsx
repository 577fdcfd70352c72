import type { Question } from '../../../../../client/game-state.ts';
import type { FormOf, FormOption } from '../../../../../server/protocol/form.ts';
import { Icon } from '../../components/icon.tsx';
import { OptionContent } from '../../components/option-content.tsx';
import { letterOf } from '../../components/option-face.tsx';
import { Fitted } from '../parts/fitted.tsx';
import { Frame } from '../parts/frame.tsx';
import { Clock, Count, type QuestionProps } from './clock-and-count.tsx';
import { heightOf } from './density.ts';
import { OptionCells } from './option-cells.tsx';

interface Props<Form> extends QuestionProps {
  form: Form;
  dense: boolean;
}

/** rem of a question that has the room for it, and of one that has not. */
const LARGE = { least: 2.25, most: 6.5 };
const JOINT = '1.75,4,1.12';

function Ask(props: QuestionProps) {
  const { question } = props;
  return (
    <div class="ask">
      <Clock {...props} />
      <Fitted {...LARGE} language={question.language}>
        {question.text}
      </Fitted>
      <Count {...props} />
    </div>
  );
}

export function Picks(props: Props<FormOf<'pick'>>) {
  const { form, question, dense } = props;
  const several = (form.most ?? 1) > 1;
  if (dense)
    return (
      <div class="question dense" data-fit-joint={JOINT}>
        <div class="fit">
          <h1 dir="auto" lang={question.language}>
            {question.text}
            {several && <small class="soft"> More than one can be right.</small>}
          </h1>
        </div>
        <OptionCells options={form.options} />
      </div>
    );
  const pictures = form.options.some(({ media }) => media);
  const columns = pictures ? form.options.length : form.options.length === 1 ? 1 : 2;
  const rows = Math.ceil(form.options.length / columns);
  const height = pictures ? 34 : heightOf(rows);
  return (
    <div class="question plain" style={{ '--cells': `${height}rem` }}>
      <div class="ask">
        <Clock {...props} />
        <Fitted {...LARGE} language={question.language}>
          {question.text}
          {several && <small class="soft"> More than one can be right.</small>}
        </Fitted>
        <Count {...props} />
      </div>
      <OptionCells options={form.options} grid="1.75,4.2" columns={columns} />
    </div>
  );
}

/** A picture, with whatever is to be done about it. */
export function Pictured(
  props: Props<FormOf<'pick' | 'text' | 'number' | 'point'>> & {
    media: NonNullable<Question['media']>;
  },
) {
  const { form, question, dense, media } = props;
  if (form.kind === 'pick' && dense)
    return (
      <div class="question pictured dense">
        <Frame media={media} />
        <div class="words" data-fit-joint="1.75,3.2,1.05">
          <div class="fit">
            <h1 dir="auto" lang={question.language}>
              {question.text}
            </h1>
          </div>
          <OptionCells options={form.options} />
        </div>
      </div>
    );
  const options = form.kind === 'pick' ? form.options : [];
  const rows = Math.ceil(options.length / 4);
  const height = rows === 0 ? 3.5 : rows * 9.4;
  return (
    <div class="question pictured" style={{ '--cells': `${height}rem` }}>
      <Frame media={media} />
      <div class="side">
        <Fitted least={2.25} most={4.6} language={question.language}>
          {question.text}
        </Fitted>
        <div class="discs">
          <Clock {...props} />
          <Count {...props} />
        </div>
      </div>
      {form.kind === 'pick' ? (
        <OptionCells
          options={options}
          grid="1.75,3"
          columns={Math.min(4, Math.ceil(options.length / rows))}
        />
      ) : (
        <p class="how-to">{howTo(form)}</p>
      )}
    </div>
  );
}

/** What is to be done on the phone. */
function howTo(form: FormOf<'text' | 'number' | 'point'>): string {
  switch (form.kind) {
    case 'text':
      return 'Type it on your phone';
    case 'number':
      return form.unit === undefined
        ? 'Type a number on your phone'
        : `Type a number on your phone, in ${form.unit}`;
    case 'point':
      return 'Tap the place on your phone';
  }
}

export function Typed(props: Props<FormOf<'text' | 'number'>>) {
  const { form, question } = props;
  return (
    <div class="question typed">
      <div class="ask">
        <Clock {...props} />
        <Fitted {...LARGE} language={question.language}>
          {question.text}
        </Fitted>
        <span />
      </div>
      <div class="panel">
        <p>
          <strong>{howTo(form)}</strong>
          {form.kind === 'text' && <span>Small slips are forgiven</span>}
        </p>
        <Count {...props} />
      </div>
    </div>
  );
}

/** Things to be put in order, or that belong together. */
export function Arranged(props: Props<FormOf<'order' | 'match'>>) {
  const { form } = props;
  return (
    <div class="question arranged">
      <Ask {...props} />
      {form.kind === 'order' ? (
        <Cards options={form.options} columns="5,3,2" />
      ) : (
        <div class="two-sides">
          <Cards options={form.left} columns="1,2" />
          <Icon name="next" />
          <Cards options={form.right} columns="1,2" />
        </div>
      )}
      <p class="how-to">
        {form.kind === 'order'
          ? 'Put them in order on your phone'
          : 'Find what belongs together on your phone'}
      </p>
    </div>
  );
}

function Cards({ options, columns }: { options: readonly FormOption[]; columns: string }) {
  return (
    <ul class="cells" data-fit-grid="1.75,3" data-columns={columns}>
      {options.map((option, index) => (
        <li key={letterOf(index)} class="card-cell">
          <OptionContent option={option} />
        </li>
      ))}
    </ul>
  );
}
