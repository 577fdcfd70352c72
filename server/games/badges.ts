import { turnOf } from '../engine/plan.ts';
import { formIn, type PlanAsking } from '../engine/plan-form.ts';
import { type Definition, languageOf } from '../engine/state.ts';
import { say } from '../engine/words.ts';
import type { Form } from '../protocol/form.ts';
import type { Badge } from '../protocol/views.ts';
import type { Player, Standing } from '../store/contract.ts';
import { answerInWords } from './answer-in-words.ts';
import type { ViewSources } from './views.ts';

/** A badge of a game, in data: each process makes those of its own players by it. JSON. */
export interface BadgeRule extends Omit<Badge, 'value'> {
  /** A field of what the mode keeps of a player; left out for an answer of theirs. */
  field?: string;
  /** Its value while nothing is kept yet. */
  first?: Badge['value'];
  /** The form that players answer, in the badge's language. */
  said?: {
    /** At the join, or before this question. */
    at: 'join' | number;
    form: Form;
    /** The value of a player who gives none. */
    otherwise?: unknown;
  };
}

interface Told {
  /** The game's, when left out. */
  language?: string | undefined;
  /** The question whose result is on show: what was said before it may be a badge. */
  question?: number | undefined;
}

/** The badges that a game's plan asks for. */
export function badgeRules(
  { modes }: Pick<ViewSources, 'modes'>,
  definition: Definition,
  { language = languageOf(definition), question }: Told = {},
): BadgeRule[] | undefined {
  const { mode, plan } = definition;
  const messages = modes.get(mode)?.messages;
  const saidTo = (at: 'join' | number, asked: PlanAsking | undefined) =>
    asked && {
      said: {
        at,
        form: formIn(asked.form, messages, language),
        ...(asked.otherwise !== undefined && { otherwise: asked.otherwise }),
      },
    };
  return plan?.badges?.map(({ key, from, first, icon }) => ({
    key: `${mode}.${key}`,
    label: say({ key }, messages, language),
    ...(icon !== undefined && { icon }),
    ...(from === 'join'
      ? saidTo('join', plan.join)
      : from === 'before'
        ? question !== undefined && saidTo(question, turnOf(definition, question).before)
        : {
            field: from.slice('memory.'.length),
            ...(first !== undefined && { first }),
          }),
  }));
}

/** Whether badges by these rules need the players themselves. */
export const readPlayers = (rules: BadgeRule[] | undefined): boolean =>
  rules?.some(({ said }) => said?.at === 'join') ?? false;

/** The badges of a player with this standing. @param player see {@link readPlayers} */
export const badgesBy = (
  rules: BadgeRule[] | undefined,
  standing: Pick<Standing, 'last'> | undefined,
  player?: Pick<Player, 'said'>,
): Badge[] =>
  (rules ?? []).flatMap((rule) => {
    const { field: _, first: __, said: ___, ...badge } = rule;
    const value = badgeValue(rule, standing?.last, player?.said);
    return value === undefined ? [] : [{ ...badge, value }];
  });

function badgeValue(
  { field, first, said }: BadgeRule,
  last: Standing['last'],
  joined: string | undefined,
): Badge['value'] | undefined {
  if (said) {
    const { at, form, otherwise } = said;
    if (at === 'join')
      return answerInWords(form, joined === undefined ? otherwise : JSON.parse(joined));
    return last?.question === at ? answerInWords(form, last.before) : undefined;
  }
  const value: unknown = field === undefined ? undefined : Object(last?.memory)[field];
  const shown = value ?? first;
  return typeof shown === 'number' || typeof shown === 'string' ? shown : undefined;
}
