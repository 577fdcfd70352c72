/** The types of questions that a cell in a column of types can name. */

export type Kind =
  | { type: 'choices'; several: boolean | undefined }
  | { type: 'boolean' | 'text' | 'number' | 'order' }
  /** Of a name that is not known here: a server may have such a type. */
  | { type: 'other' }
  | { unplayable: string };

const KINDS: [RegExp, Kind][] = [
  [/^(|multiple choice|mcq?|quiz|choice)$/, { type: 'choices', several: undefined }],
  [/^(single|single choice|single select)$/, { type: 'choices', several: false }],
  [
    /^(multiple|check ?box(es)?|multi ?select|multiple select|multiple response|multiple answers?)$/,
    { type: 'choices', several: true },
  ],
  [/^(boolean|true ?\/? ?(or )?false|tf|t\/f)$/, { type: 'boolean' }],
  [
    /^(text|fill in( the)? blanks?|short answer|type( the)? answer|typing|typed|identification)$/,
    { type: 'text' },
  ],
  [/^(number|numeric|numerical)$/, { type: 'number' }],
  [/^(order|reorder|ordering|puzzle|sequence|jumble)$/, { type: 'order' }],
  [/^(poll|survey|opinion|scale|nps)$/, { unplayable: 'a poll' }],
  [/^(open ended|open|essay|brainstorm|word cloud)$/, { unplayable: 'an open question' }],
  [
    /^(draw|drawing|audio response|video response|slide|drop pin|hotspot|labeling|categorize|match the following|drag and drop|passage|comprehension|graphing|math response|slider|pin answer)$/,
    { unplayable: 'a question of another kind' },
  ],
];

export function kindOf(cell: string): Kind {
  const text = cell
    .toLowerCase()
    .replace(/[-_\s]+/g, ' ')
    .trim();
  return KINDS.find(([pattern]) => pattern.test(text))?.[1] ?? { type: 'other' };
}
