import type { JSX } from 'preact';
import type { FormKind, FormOf, FormValue } from '../../../../server/protocol/form.ts';
import { NumberAnswer } from './answers/number-answer.tsx';
import { PickOne } from './answers/pick-one.tsx';
import { PickSeveral } from './answers/pick-several.tsx';
import { sliderOf } from './answers/quantity.ts';
import { SliderAnswer } from './answers/slider-answer.tsx';
import { TextAnswer } from './answers/text-answer.tsx';
import { fromRest } from './from-rest.ts';

export interface AnswerProps<Kind extends FormKind = FormKind> {
  form: FormOf<Kind>;
  disabled: boolean;
  onAnswer(value: FormValue): void;
  /**
   * Asks how the server would read an answer; null when it cannot read it, or takes it as it is.
   */
  onRead(value: FormValue): Promise<string | null>;
}

const MatchAnswer = fromRest<AnswerProps<'match'>>((rest) => rest.MatchAnswer);
const OrderAnswer = fromRest<AnswerProps<'order'>>((rest) => rest.OrderAnswer);
const PointAnswer = fromRest<AnswerProps<'point'>>((rest) => rest.PointAnswer);

/** The way to answer that the form asks for. A kind without one does not compile. */
export function AnswerForm({ form, ...props }: AnswerProps): JSX.Element {
  switch (form.kind) {
    case 'pick':
      return (form.most ?? 1) === 1 ? (
        <PickOne form={form} {...props} />
      ) : (
        <PickSeveral form={form} {...props} />
      );
    case 'order':
      return <OrderAnswer form={form} {...props} />;
    case 'match':
      return <MatchAnswer form={form} {...props} />;
    case 'text':
      return <TextAnswer form={form} {...props} />;
    case 'number': {
      const bounds = sliderOf(form);
      return bounds ? (
        <SliderAnswer form={form} bounds={bounds} {...props} />
      ) : (
        <NumberAnswer form={form} {...props} />
      );
    }
    case 'point':
      return <PointAnswer form={form} {...props} />;
  }
}
