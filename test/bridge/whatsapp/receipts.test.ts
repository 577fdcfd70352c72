import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CloudApiError } from '../../../bridge/whatsapp/cloud-api-error.ts';
import { Receipts } from '../../../bridge/whatsapp/receipts.ts';
import { counted, outcomes } from './support/parts.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function receipts() {
  const marked: string[] = [];
  const refusals = new Map<string, CloudApiError[]>();
  const count = outcomes();
  const state = { strained: false };
  const api = {
    async markRead(id: string) {
      const error = refusals.get(id)?.shift();
      if (error) throw error;
      marked.push(id);
    },
  };
  return {
    marked,
    refusals,
    state,
    counts: () => counted(count),
    ticks: new Receipts({
      apis: new Map([['P1', api]]),
      count,
      strained: () => state.strained,
      enabled: true,
    }),
  };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

it('brings ticks later, and none less, when messages come first: the last of each sender', async () => {
  const on = receipts();
  on.state.strained = true;
  for (let player = 0; player < 1000; player++) {
    on.ticks.acknowledge(`m${player}.1`, `player ${player}`, 'P1');
    on.ticks.acknowledge(`m${player}.2`, `player ${player}`, 'P1');
  }
  await pass(5000);
  expect(on.marked).toEqual([]);
  on.state.strained = false;
  await pass(1000);
  expect(on.marked).toHaveLength(1000);
  expect(on.marked.every((id) => id.endsWith('.2'))).toBe(true);
  expect(await on.counts()).toEqual({ sent: 1000 });
});

it('gives up what is refused for good, as a message of long ago, and goes on with others', async () => {
  const on = receipts();
  on.refusals.set('old', [new CloudApiError(131009, 'older than 30 days', { status: 400 })]);
  on.ticks.acknowledge('old', 'ana', 'P1');
  on.ticks.acknowledge('new', 'ben', 'P1');
  await pass(60_000);
  expect(on.marked).toEqual(['new']);
  expect(await on.counts()).toEqual({ failed: 1, sent: 1 });
});

it('tries again when the API is unwell, unless a later tick says the same', async () => {
  const on = receipts();
  const unwell = () => new CloudApiError(131016, 'unavailable', { status: 503 });
  on.refusals.set('m1', [unwell()]);
  on.refusals.set('m2', [unwell(), unwell(), unwell(), unwell()]);
  on.ticks.acknowledge('m1', 'ana', 'P1');
  on.ticks.acknowledge('m2', 'ben', 'P1');
  await pass(60_000);
  expect(on.marked).toEqual(['m1']);
  expect(await on.counts()).toEqual({ failed: 1, sent: 1 });
});

it('begins nothing more once it is closed', async () => {
  const on = receipts();
  on.state.strained = true;
  on.ticks.acknowledge('m1', 'ana');
  await on.ticks.close();
  on.state.strained = false;
  on.ticks.acknowledge('m2', 'ana');
  await pass(5000);
  expect(on.marked).toEqual([]);
  expect(await on.counts()).toEqual({ dropped: 1 });
});
