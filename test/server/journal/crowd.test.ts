import { expect, it } from 'vitest';
import { Crowd } from '../../../server/journal/crowd.ts';

it('is noticed when records come at three a ms, and when they no longer do', () => {
  const crowd = new Crowd();
  const come = (records: number, from: number, ms: number) => {
    for (let at = from; at < from + ms; at++) crowd.came(records, at);
  };
  come(2, 1000, 50);
  expect(crowd.is).toBe(false);
  come(3, 1050, 50);
  expect(crowd.is).toBe(true);
  crowd.came(1, 1200);
  expect(crowd.is).toBe(false);
});
