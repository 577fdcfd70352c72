/** A client that goes by the rule never stays behind: proven against all ways to lose events. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SharedEvents } from '../../../server/protocol/events.ts';
import { isGap, type Known } from '../../../server/protocol/gap.ts';

interface Sent {
  name: keyof SharedEvents;
  version: number;
  index?: number;
}

/** A game of some questions: what the server sends, each with the state that follows from it. */
function game(questions: number): Sent[] {
  const sent: Sent[] = [{ name: 'lobby', version: 1 }];
  let version = 1;
  const count = () => sent.push({ name: 'beat', version });
  for (let index = 0; index < questions; index++) {
    sent.push({ name: 'question', version: ++version, index });
    sent.push({ name: 'answers', version, index });
    count();
    sent.push({ name: 'answers', version: ++version, index });
    sent.push({ name: 'reveal', version: ++version, index });
    sent.push({ name: 'leaderboard', version, index });
    sent.push({ name: 'lobby', version });
    count();
  }
  sent.push({ name: 'finished', version: ++version });
  count();
  return sent;
}

const openAfter = (all: Sent[], version: number): number | undefined => {
  const last = all.findLast(
    (sent) => sent.version === version && ['question', 'reveal', 'finished'].includes(sent.name),
  );
  return last?.name === 'question' ? last.index : undefined;
};

it('P3: whatever is lost, the next event that comes brings the client up to date, or is a gap', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }).chain((questions) => {
        const all = game(questions);
        return fc.tuple(
          fc.constant(all),
          fc.array(fc.boolean(), { minLength: all.length, maxLength: all.length }),
        );
      }),
      ([all, lost]) => {
        let known: Known = { version: 1 };
        for (const [at, sent] of all.entries()) {
          if (lost[at] || sent.version < known.version) continue;
          // The answer of `sync` is the store's state at this moment.
          const now = { version: sent.version, open: openAfter(all, sent.version) };
          if (isGap(known, sent)) known = now;
          else if (sent.version > known.version) {
            known = {
              version: sent.version,
              open: sent.name === 'question' ? sent.index : undefined,
            };
          }
          expect(known).toEqual({ version: now.version, open: now.open });
        }
      },
    ),
  );
});

it.each([
  [
    'a count of a question that the client does not know',
    { name: 'answers', version: 6, index: 1 },
    true,
  ],
  ['the last count of the open question', { name: 'answers', version: 6, index: 0 }, false],
  ['a count of the open question', { name: 'answers', version: 5, index: 0 }, false],
  ['how many are in the lobby, ahead', { name: 'lobby', version: 6 }, true],
  ['a beat ahead', { name: 'beat', version: 6 }, true],
  ['a beat', { name: 'beat', version: 5 }, false],
  ['the next event', { name: 'reveal', version: 6, index: 0 }, false],
  ['the one after the next', { name: 'reveal', version: 7, index: 0 }, true],
  ['an old one', { name: 'question', version: 4, index: 0 }, false],
] as const)('%s', (_what, heard, gap) => {
  expect(isGap({ version: 5, open: 0 }, heard)).toBe(gap);
});
