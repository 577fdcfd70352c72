import type { Question } from '../../../../../client/game-state.ts';
import type { FormOf, FormOption } from '../../../../../server/protocol/form.ts';
import { Icon } from '../../components/icon.tsx';
import { marked } from '../../components/marked.ts';
import { OptionContent } from '../../components/option-content.tsx';
import { letterOf } from '../../components/option-face.tsx';
import { aboutOf } from '../../components/question-about.ts';
import { isolated, t } from '../../words/t.ts';
import { Fitted } from '../parts/fitted.tsx';
import { Frame } from '../parts/frame.tsx';
import { Clock, Count, type QuestionProps } from './clock-and-count.tsx';
import { heightOf, rowHeight } from './density.ts';
import { OptionCells } from './option-cells.tsx';

interface Props<Form> extends QuestionProps {
  form: Form;
  dense: boolean;
}

/** A question's words for its box. */
const wordsIn = ({ text, html, language }: Question) => ({ text, html, language });

/** rem of a question that has the room for it, and of one that has not. */
const LARGE = { least: 2.25, most: 6.5 };
const JOINT = '1.75,4,1.12';

function Ask(props: QuestionProps) {
  const { question } = props;
  return (
    <div class="ask">
      <Clock {...props} />
      <Fitted {...LARGE} {...wordsIn(question)} />
      <Count {...props} />
    </div>
  );
}

/**
 * The line below a question: the latest hint, or its category, that several can be right, its
 * source.
 */
function FootLine({ question }: { question: Question }) {
  const { form, credit, hints } = question;
  const several = form.kind === 'pick' && (form.most ?? 1) > 1 && t('screen.several');
  const { category } = question;
  const about = [
    aboutOf({ ...question, ...(category && { category: isolated(category) }) }),
    several,
    credit && isolated(credit),
  ]
    .filter(Boolean)
    .join(' · ');
  const hint = hints?.at(-1);
  const line = hint === undefined ? about : t('screen.hint', { hint });
  return line === '' ? null : <p class="foot-line ellipsis">{line}</p>;
}

export function Picks(props: Props<FormOf<'pick'>>) {
  const { form, question, dense } = props;
  if (dense)
    return (
      <div class="question dense" data-fit-joint={JOINT}>
        <div class="fit">
          <h1 dir="auto" lang={question.language} {...marked(question)} />
        </div>
        <OptionCells options={form.options} />
        <FootLine question={question} />
      </div>
    );
  const pictures = form.options.some(({ media }) => media);
  const columns = pictures ? form.options.length : form.options.length === 1 ? 1 : 2;
  const rows = Math.ceil(form.options.length / columns);
  const height = pictures ? 34 : heightOf(rows);
  return (
    <div class="question plain" style={{ '--cells': `${height}rem` }}>
      <Ask {...props} />
      <OptionCells options={form.options} grid="1.75,4.2" columns={columns} />
      <FootLine question={question} />
    </div>
  );
}

/** A picture, with whatever is to be done about it. */
export function Pictured(
  props: Props<FormOf<'pick' | 'text' | 'number' | 'point'>> & {
    media: NonNullable<Question['media']>;
  },
) {
  const { form, question, dense, media, state } = props;
  const plays = state.phase === 'question' && state.pausedAt === undefined;
  if (form.kind === 'pick' && dense)
    return (
      <div class="question pictured dense">
        <Frame media={media} plays={plays} />
        <div class="words" data-fit-joint="1.75,3.2,1.05">
          <div class="fit">
            <h1 dir="auto" lang={question.language} {...marked(question)} />
          </div>
          <OptionCells options={form.options} />
          <FootLine question={question} />
        </div>
      </div>
    );
  const options = form.kind === 'pick' ? form.options : [];
  const rows = Math.ceil(options.length / 4);
  const height = rows === 0 ? 3.5 : rows * rowHeight(options);
  return (
    <div class="question pictured" style={{ '--cells': `${height}rem` }}>
      <Frame media={media} plays={plays} />
      <div class="side">
        <Fitted least={2.25} most={4.6} {...wordsIn(question)} />
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
      <FootLine question={question} />
    </div>
  );
}

/** The thing to do on the phone. */
function howTo(form: FormOf<'text' | 'number' | 'point'>): string {
  switch (form.kind) {
    case 'text':
      return t('screen.typeText');
    case 'number':
      return form.unit === undefined
        ? t('screen.typeNumber')
        : t('screen.typeNumberOf', { unit: form.unit });
    case 'point':
      return t('screen.tapPlace');
  }
}

export function Typed(props: Props<FormOf<'text' | 'number'>>) {
  const { form, question } = props;
  return (
    <div class="question typed">
      <div class="ask">
        <Clock {...props} />
        <Fitted {...LARGE} {...wordsIn(question)} />
        <span />
      </div>
      <div class="panel">
        <p>
          <strong>{howTo(form)}</strong>
          {form.kind === 'text' && <span>{t('screen.slips')}</span>}
        </p>
        <Count {...props} />
      </div>
      <FootLine question={question} />
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
      <p class="how-to">{t(form.kind === 'order' ? 'screen.putInOrder' : 'screen.findPairs')}</p>
      <FootLine question={props.question} />
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
