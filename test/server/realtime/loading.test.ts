/** Players who load ahead, and those who have done so. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Loading } from '../../../server/realtime/loading.ts';

const client = fc.integer({ min: 0, max: 3 });
const question = fc.integer({ min: 0, max: 2 });
const happening = fc.oneof(
  fc.record({ what: fc.constant('entered' as const), client }),
  fc.record({ what: fc.constant('left' as const), client }),
  fc.record({ what: fc.constant('begun' as const), question }),
  { weight: 3, arbitrary: fc.record({ what: fc.constant('loaded' as const), client, question }) },
);

it('waits for those who are there, said so, and have not loaded this question', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 60 }), (happenings) => {
      const clients = [{}, {}, {}, {}];
      const clientOf = (at: number) => clients[at] as object;
      const loading = new Loading();
      const here = new Set<number>();
      let loaded = new Set<number>();
      let current = -1;
      for (const one of happenings) {
        switch (one.what) {
          case 'entered':
            loading.entered('game', clientOf(one.client), {});
            here.add(one.client);
            break;
          case 'left':
            loading.left('game', clientOf(one.client));
            here.delete(one.client);
            loaded.delete(one.client);
            // A process that has nobody in a game forgets it.
            if (here.size === 0) current = -1;
            break;
          case 'begun':
            loading.begun('game', one.question);
            if (here.size > 0 && current !== one.question) {
              current = one.question;
              loaded = new Set();
            }
            break;
          case 'loaded':
            loading.loaded('game', clientOf(one.client), one.question);
            if (one.question === current && here.has(one.client)) loaded.add(one.client);
        }
        for (const asked of [0, 1, 2])
          expect(loading.waiting('game', asked)).toBe(
            here.size - (asked === current ? loaded.size : 0),
          );
        expect(loading.waiting('another', 0)).toBe(0);
      }
    }),
  );
});
