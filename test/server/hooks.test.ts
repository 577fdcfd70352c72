/** A plugin's hooks and their effect on the caller: they refuse, and nothing else. */
import pino from 'pino';
import { Counter, Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import type { Definition } from '../../server/engine/state.ts';
import { type HookDeadlines, HookRunner } from '../../server/hooks.ts';
import { QRushError } from '../../server/protocol/errors.ts';

const game = { id: 'g' } as Definition;
const joining = { game, nickname: 'Ana', channel: 'web' };
const opened = { game, question: 0 };
const never = () => new Promise<void>(() => {});
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Hooks whose handlers have forever, unless the test says otherwise. */
function runner(deadlines: Partial<HookDeadlines> = {}) {
  const lines: { plugin: string; hook: string; err: { message: string } }[] = [];
  const waiting: (() => void)[] = [];
  const log = pino(
    {},
    {
      write(line) {
        lines.push(JSON.parse(line));
        for (const resolve of waiting.splice(0)) resolve();
      },
    },
  );
  const failures = new Counter({
    name: 'failures',
    help: 'Failures',
    labelNames: ['plugin', 'hook'],
    registers: [new Registry()],
  });
  const hooks = new HookRunner(log, failures, { decide: 60_000, observe: 60_000, ...deadlines });
  return {
    hooks,
    lines,
    async logged(count: number) {
      while (lines.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
      return lines;
    },
    async counted() {
      const { values } = await failures.get();
      return values.map(({ labels: { plugin, hook }, value }) => [plugin, hook, value]);
    },
  };
}

it('what one leaves to the host is refused by another, and waits only if none does', async () => {
  const { hooks } = runner();
  const asked: string[] = [];
  let second: QRushError | undefined;
  hooks.for('one').decide('join', () => {
    asked.push('one');
    throw new QRushError('WAITING_FOR_HOST', 'ask');
  });
  hooks.for('two').decide('join', () => {
    asked.push('two');
    if (second) throw second;
  });
  await expect(hooks.decide('join', joining)).rejects.toMatchObject({
    code: 'WAITING_FOR_HOST',
    message: 'ask',
  });
  expect(asked).toEqual(['one', 'two']);
  second = new QRushError('NICKNAME_REJECTED');
  await expect(hooks.decide('join', joining)).rejects.toMatchObject({ code: 'NICKNAME_REJECTED' });
});

/** An error as another copy of QRush makes it. */
async function foreignError(code: string, message: string): Promise<Error> {
  const copy: string = '../../server/protocol/errors.ts?another-copy';
  const { QRushError: Foreign } = (await import(/* @vite-ignore */ copy)) as {
    QRushError: new (code: string, message: string) => Error;
  };
  expect(Foreign).not.toBe(QRushError);
  return new Foreign(code, message);
}

describe('a hook that decides', () => {
  it('refuses by a QRushError, and asks nobody after it', async () => {
    const { hooks, lines } = runner();
    const asked: string[] = [];
    hooks.for('a').decide('join', () => void asked.push('a'));
    hooks.for('b').decide('join', async () => {
      asked.push('b');
      throw new QRushError('NICKNAME_REJECTED', 'Not you.');
    });
    hooks.for('c').decide('join', () => void asked.push('c'));
    await expect(hooks.decide('join', joining)).rejects.toMatchObject({
      code: 'NICKNAME_REJECTED',
      message: 'Not you.',
    });
    expect(asked).toEqual(['a', 'b']);
    expect(lines).toEqual([]);
  });

  it('refuses by a QRushError of the plugin’s own copy of QRush', async () => {
    const { hooks, lines } = runner();
    const theirs = await foreignError('GAME_FULL', 'No more of you.');
    hooks.for('packaged').decide('join', () => {
      throw theirs;
    });
    const refusal = await hooks.decide('join', joining).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(QRushError);
    expect((refusal as QRushError).view()).toEqual({
      code: 'GAME_FULL',
      message: 'No more of you.',
    });
    expect(lines).toEqual([]);
  });

  it('refuses also by a code that only a later QRush knows', async () => {
    const { hooks } = runner();
    const theirs = await foreignError('GAME_FULL', 'No more of you.');
    hooks.for('newer').decide('join', () => {
      throw Object.assign(theirs, { code: 'OF_TOMORROW' });
    });
    await expect(hooks.decide('join', joining)).rejects.toMatchObject({ code: 'INTERNAL' });
  });

  it('refuses by anything with the name and a code: older copies of QRush have no brand', async () => {
    const { hooks, lines } = runner();
    hooks.for('plain').decide('join', async () => {
      throw { name: 'QRushError', code: 'GAME_FULL' };
    });
    const refusal = await hooks.decide('join', joining).catch((error: unknown) => error);
    expect((refusal as QRushError).view()).toEqual({
      code: 'GAME_FULL',
      message: 'This game is full.',
    });
    expect(lines).toEqual([]);
  });

  it('that fails does not refuse', async () => {
    const { hooks, lines, counted } = runner();
    hooks.for('broken').decide('join', () => {
      throw new Error('a bug');
    });
    hooks.for('nameless').decide('join', async () => {
      throw { code: 'GAME_FULL' };
    });
    await hooks.decide('join', joining);
    expect(lines.map(({ plugin, hook }) => [plugin, hook])).toEqual([
      ['broken', 'join'],
      ['nameless', 'join'],
    ]);
    expect(await counted()).toEqual([
      ['broken', 'join', 1],
      ['nameless', 'join', 1],
    ]);
  });

  it('that fails or hangs refuses where it was registered to', async () => {
    const { hooks, lines } = runner({ decide: 10 });
    hooks.for('broken').decide(
      'answer',
      () => {
        throw new Error('a bug');
      },
      { onTimeout: 'refuse' },
    );
    hooks.for('hung').decide('join', never, { onTimeout: 'refuse' });
    const answer = { game, player: 'p', question: 0, value: 1 };
    await expect(hooks.decide('answer', answer)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(hooks.decide('join', joining)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(lines.map(({ plugin }) => plugin)).toEqual(['broken', 'hung']);
  });

  it('that hangs does not refuse, and is named', async () => {
    const { hooks, lines, counted } = runner({ decide: 10 });
    const asked: string[] = [];
    hooks.for('hung').decide('join', never);
    hooks.for('next').decide('join', () => void asked.push('next'));
    await hooks.decide('join', joining);
    expect(asked).toEqual(['next']);
    expect(lines).toMatchObject([{ plugin: 'hung', err: { message: 'not done within 10 ms' } }]);
    expect(await counted()).toEqual([['hung', 'join', 1]]);
  });
});

describe('a hook that observes', () => {
  it('is waited for by nobody: all are started, in order, before the call returns', () => {
    const { hooks } = runner();
    const told: string[] = [];
    hooks.for('hung').observe('question:opened', () => {
      told.push('hung');
      return never();
    });
    hooks.for('slow').observe('question:opened', async () => {
      told.push('slow');
      await turn();
      told.push('slow again');
    });
    hooks.for('quick').observe('question:opened', () => void told.push('quick'));
    expect(hooks.observe('question:opened', opened)).toBeUndefined();
    expect(told).toEqual(['hung', 'slow', 'quick']);
  });

  it('that throws or rejects is counted and named, and the others are told', async () => {
    const { hooks, logged, counted } = runner();
    const told: string[] = [];
    hooks.for('throws').observe('question:opened', () => {
      throw new QRushError('GAME_FULL');
    });
    hooks.for('rejects').observe('question:opened', async () => {
      throw new Error('a bug');
    });
    hooks.for('fine').observe('question:opened', () => void told.push('fine'));
    hooks.observe('question:opened', opened);
    expect(told).toEqual(['fine']);
    expect((await logged(2)).map(({ plugin }) => plugin)).toEqual(['throws', 'rejects']);
    expect(await counted()).toEqual([
      ['throws', 'question:opened', 1],
      ['rejects', 'question:opened', 1],
    ]);
  });

  it('that hangs is named once a call, and what comes of it later is nobody’s error', async () => {
    const { hooks, lines, logged, counted } = runner({ observe: 10 });
    let reject: (error: Error) => void = () => {};
    hooks.for('hung').observe(
      'question:opened',
      () =>
        new Promise<void>((_, rejectIt) => {
          reject = rejectIt;
        }),
    );
    hooks.observe('question:opened', opened);
    expect(await logged(1)).toMatchObject([
      { plugin: 'hung', hook: 'question:opened', err: { message: 'not done within 10 ms' } },
    ]);
    reject(new Error('at last'));
    await turn();
    expect(lines).toHaveLength(1);
    expect(await counted()).toEqual([['hung', 'question:opened', 1]]);
  });
});

it('handlers of a plugin that was withdrawn are not called any more', async () => {
  const { hooks } = runner();
  const told: string[] = [];
  for (const name of ['gone', 'stays']) {
    hooks.for(name).observe('question:opened', () => void told.push(name));
    hooks.for(name).decide('join', () => void told.push(`${name} decides`));
  }
  hooks.withdraw('gone');
  hooks.observe('question:opened', opened);
  await hooks.decide('join', joining);
  expect(told).toEqual(['stays', 'stays decides']);
});
