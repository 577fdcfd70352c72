/** A host's own look: a logo and colours, for all pages that others see. */
import { z } from 'zod';

const colour = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, 'a colour such as #5726cc')
  .transform((text) => text.toLowerCase());

export const newLook = z.object({
  logo: z
    .string()
    .max(200)
    .nullable()
    .default(null)
    .describe('A picture from `POST /api/media`, as its `url`; null for the logo of QRush'),
  accent: colour
    .nullable()
    .default(null)
    .describe('Accents: the next step, and your own; null for the one of QRush'),
  ground: colour.nullable().default(null).describe('Behind everything; null for the one of QRush'),
});
/** A host's new look. */
export type NewLook = z.output<typeof newLook>;

export const look = newLook.extend({
  adjusted: z
    .array(z.string())
    .describe('Where a colour is shown otherwise, so that it can be seen and read: in sentences'),
});
/** A look, and what became of it. */
export type Look = z.output<typeof look>;
