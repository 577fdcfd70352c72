import { z } from '../../../../server/plugin.ts';
import { span } from '../span.ts';

const share = z.number().min(0).max(1);

/** How a crowd of players behaves. All shares are chances from 0 to 1. */
export const crowdOptions = z
  .object({
    count: z.number().int().min(1).max(20_000),
    pin: z.string().regex(/^\d{6}$/, 'six digits'),
    /** The text with which they join. */
    join: z.string().default('JOIN {pin}'),
    /** The first one's number; the others follow. */
    firstNumber: z.number().int().min(1e6).max(1e14).default(5_511_900_000_000),
    /** ms after which each has joined. */
    arrive: span.default([0, 1000]),
    /** ms each thinks about a question. */
    think: span.default([200, 2000]),
    /** Of all: has a username, so that the business never sees the number. */
    hidden: share.default(0),
    /** How they answer, of all answers: by a tap, by the letter; else by the option's words. */
    tap: share.default(0.6),
    letter: share.default(0.3),
    /** Of all that is typed: in one of the many ways in which people do, the JOIN too; some quote the question. */
    people: share.default(0),
    /** Their other acts, at each question. */
    absent: share.default(0),
    doubleTap: share.default(0),
    oldTap: share.default(0),
    chatter: share.default(0),
    flood: share.default(0),
    leave: share.default(0),
    /** ms in which one who floods sends 20 messages a second. */
    floodFor: z.number().min(0).max(60_000).default(2000),
    leaveText: z.string().default('LEAVE'),
  })
  .strict();

export type CrowdOptions = z.output<typeof crowdOptions>;
export type CrowdInput = z.input<typeof crowdOptions>;
