/** A player who waits for the host asks again, until there is an answer or they give up. */
import { expect, it } from 'vitest';
import { joinPatiently } from '../../client/patience.ts';
import { Refusal } from '../../client/socket.ts';

/** A join that is refused with these codes, one after the other, and then done. */
function joinAfter(...codes: Refusal['code'][]) {
  const calls = { joins: 0, waits: 0 };
  const join = async () => {
    calls.joins += 1;
    const code = codes.shift();
    if (code) throw new Refusal(code, 'no', 1);
  };
  const onWait = () => {
    calls.waits += 1;
  };
  return { calls, join, onWait };
}

const { signal } = new AbortController();

it('is in at once, or once the host has agreed, whatever passes meanwhile', async () => {
  const atOnce = joinAfter();
  expect(await joinPatiently(atOnce.join, atOnce.onWait, signal)).toBe(true);
  expect(atOnce.calls).toEqual({ joins: 1, waits: 0 });
  const later = joinAfter('WAITING_FOR_HOST', 'NO_ANSWER', 'RATE_LIMITED', 'WAITING_FOR_HOST');
  expect(await joinPatiently(later.join, later.onWait, signal)).toBe(true);
  expect(later.calls).toEqual({ joins: 5, waits: 1 });
});

it('is told why not, and what fails before the waiting is no reason to wait', async () => {
  const refused = joinAfter('WAITING_FOR_HOST', 'NICKNAME_REJECTED');
  await expect(joinPatiently(refused.join, refused.onWait, signal)).rejects.toMatchObject({
    code: 'NICKNAME_REJECTED',
  });
  const limited = joinAfter('RATE_LIMITED');
  await expect(joinPatiently(limited.join, limited.onWait, signal)).rejects.toMatchObject({
    code: 'RATE_LIMITED',
  });
  expect(limited.calls).toEqual({ joins: 1, waits: 0 });
});

it('asks no more when given up', async () => {
  const giving = new AbortController();
  const one = joinAfter('WAITING_FOR_HOST', 'WAITING_FOR_HOST', 'WAITING_FOR_HOST');
  const onWait = () => giving.abort();
  expect(await joinPatiently(one.join, onWait, giving.signal)).toBe(false);
  expect(one.calls.joins).toBe(1);
});
