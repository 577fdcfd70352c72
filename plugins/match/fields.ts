import { type FormOption, optionLabel, picture, z } from '../../server/plugin.ts';

/** Code units of a text with the spaces around it. */
const LONGEST_RAW = 400;

/** Items on the right at the most, with those that belong to nobody: as many as have a letter in chats. */
const MOST_RIGHT = 10;

const text = z.string().max(LONGEST_RAW, { abort: true }).trim().min(1).max(100);

const item = z.union([text, z.strictObject({ text: text.optional(), media: picture })], {
  error:
    'expected a text of 1 to 100 characters, or a picture: { "media": { "image": "/..." or "https://...", "alt" }, "text"? }',
});
type Item = z.output<typeof item>;

const pair = z.tuple([item, item], { error: 'expected what belongs together: ["Japan", "Yen"]' });

export const matchFields = z
  .object({
    pairs: z
      .array(z.unknown())
      .min(2, { abort: true, error: 'expected 2 to 10 pairs' })
      .max(10, { abort: true, error: 'expected 2 to 10 pairs' })
      .pipe(z.array(pair))
      .describe('The pairs, as `[left, right]`: texts, or pictures as `{ media, text? }`'),
    extra: z
      .array(z.unknown())
      .max(MOST_RIGHT - 2, { abort: true, error: `expected at most ${MOST_RIGHT - 2}` })
      .pipe(z.array(item))
      .optional()
      .describe('More on the right, which belongs to nothing'),
    partial: z.boolean().default(true).meta({
      title: 'Each pair counts',
      description: 'A right pair counts for itself; else all must be right.',
    }),
  })
  .superRefine(({ pairs, extra = [] }, context) => {
    const problem = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    const left = pairs.map(([item]) => item);
    const right = [...pairs.map(([, item]) => item), ...extra];
    if (right.length > MOST_RIGHT) {
      const room = MOST_RIGHT - pairs.length;
      problem(['extra'], `beside ${pairs.length} pairs there is room for ${room}`);
    }
    const twin = twinIn(left);
    if (twin !== undefined)
      problem(['pairs', twin, 0], `another pair begins with ${quoted(left[twin])}, too`);
    const other = twinIn(right);
    if (other === undefined) return;
    problem(
      other < pairs.length ? ['pairs', other, 1] : ['extra', other - pairs.length],
      `${quoted(right[other])} is there twice on the right: nobody could tell which one is meant`,
    );
  });

export type MatchFields = z.output<typeof matchFields>;

/** An item as the form has it. */
export const optionOf = (item: Item): FormOption =>
  typeof item === 'string' ? { text: item } : { ...item, text: item.text ?? '' };

const quoted = (item: Item | undefined): string =>
  JSON.stringify(optionLabel(optionOf(item ?? '')));

/** The first item that reads like one before it. */
function twinIn(items: Item[]): number | undefined {
  const looks = items.map((item) =>
    optionLabel(optionOf(item)).normalize('NFKC').toLowerCase().replace(/\s+/gu, ' '),
  );
  const index = looks.findIndex((look, at) => looks.indexOf(look) < at);
  return index < 0 ? undefined : index;
}
