/** The built-in question types and modes under other names. Threads load this module. */
import { match as builtInMatch } from '../../../plugins/match/match.ts';
import { classic as builtInClassic } from '../../../plugins/modes/classic.ts';
import { order as builtInOrder } from '../../../plugins/order/order.ts';
import { point as builtInPoint } from '../../../plugins/point/point.ts';
import { boolean as builtInBoolean } from '../../../plugins/question-types/boolean.ts';
import { multiple as builtInMultiple } from '../../../plugins/question-types/multiple.ts';
import { number as builtInNumber } from '../../../plugins/question-types/number.ts';
import { single as builtInSingle } from '../../../plugins/question-types/single.ts';
import { text as builtInText } from '../../../plugins/question-types/text.ts';
import { otherName } from './names.ts';

const renamed = <Item extends { name: string }>(item: Item): Item => ({
  ...item,
  name: otherName(item.name),
});

export const single = renamed(builtInSingle);
export const multiple = renamed(builtInMultiple);
export const boolean = renamed(builtInBoolean);
export const text = renamed(builtInText);
export const number = renamed(builtInNumber);
export const order = renamed(builtInOrder);
export const match = renamed(builtInMatch);
export const point = renamed(builtInPoint);
export const classic = renamed(builtInClassic);
