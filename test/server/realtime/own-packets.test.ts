import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { OwnResult, Place } from '../../../server/protocol/views.ts';
import { resultPackets, sharing, withOwn } from '../../../server/realtime/own-packets.ts';
import { eventPacket, joined, type Packets, packet } from '../../../server/realtime/packets.ts';

const text = fc.string({ unit: 'binary', maxLength: 200 });
const place = fc.record(
  { rank: fc.nat(), nickname: text, total: fc.integer(), face: fc.nat() },
  { requiredKeys: ['rank', 'nickname', 'total'] },
);

/** Results of players who stand one below the other; the first has nobody above, and no neighbours. */
const results = fc
  .tuple(fc.array(place, { maxLength: 8 }), fc.boolean(), fc.nat())
  .map(([places, correct, points]) =>
    places.map(({ rank, total }, at): OwnResult => {
      const above = places[at - 1];
      const below = places[at + 1];
      const own = { correct, points, total, rank, streak: 0 };
      if (!above) return own;
      return { ...own, near: { ahead: at, above, ...(below && { below }) } };
    }),
  );

const encoded = ({ texts, frames }: Packets) => ({ texts: texts(), frames: [...frames] });

it('sends what encoding each event by itself would send', () => {
  const event = fc.record({ version: fc.nat(), text });
  const board = fc.record({ version: fc.nat(), top: fc.array(place as fc.Arbitrary<Place>) });
  fc.assert(
    fc.property(event, board, results, (reveal, leaderboard, all) => {
      const packets = resultPackets(reveal, leaderboard);
      const after = packet('leaderboard', leaderboard);
      for (const you of [...all, undefined, ...all]) {
        const whole = joined(packet('reveal', { ...reveal, ...(you && { you }) }), after);
        expect(encoded(packets(you))).toEqual(encoded(whole));
      }
    }),
  );
});

it('encodes once what several players share, and each result with neighbours by itself', () => {
  const own = { correct: true, points: 5, total: 5, rank: 11, streak: 1 };
  const near = { ahead: 10, above: { rank: 10, nickname: 'Ana', total: 6 } };
  const packets = resultPackets({ version: 1 }, { version: 1, top: [] });
  expect(packets({ ...own })).toBe(packets({ ...own }));
  expect(packets(undefined)).toBe(packets(undefined));
  expect(packets({ ...own, near })).not.toBe(packets({ ...own, near }));
  const places = sharing(withOwn('finished', { version: 1 }));
  expect(places({ rank: 1, total: 5 })).toBe(places({ rank: 1, total: 5 }));
  expect(places({ rank: 1, total: 5 }).texts()).toEqual([
    eventPacket('finished', '{"version":1,"you":{"rank":1,"total":5}}'),
  ]);
});
