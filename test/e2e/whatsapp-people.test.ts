/** Messages that are no plain answers, and WhatsApp's news of people. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Phone } from '../../bridge/whatsapp/simulator/phone.ts';
import { hostGame, joinWeb } from '../support/clients.ts';
import {
  type AppWithPhones,
  asked,
  fromBusiness,
  startAppWithPhones,
  ticked,
  told,
} from '../support/phones.ts';
import { singles } from '../support/quizzes.ts';

let running: AppWithPhones;
beforeAll(async () => {
  running = await startAppWithPhones(undefined, { presenceGrace: 0 });
});
afterAll(() => running[Symbol.asyncDispose]());

let phones = 0;
function newPhone(name = 'Ana'): Phone {
  phones += 1;
  return running.simulator.phone(`1555${String(phones).padStart(7, '0')}`, name);
}
async function joined(pin: string, name?: string): Promise<Phone> {
  const phone = newPhone(name);
  phone.send(`JOIN ${pin}`);
  await told(phone, 'You are in');
  return phone;
}
const host = (questions = 1) => hostGame(running.url, singles(questions, { limit: 60 }));
const said = (phone: Phone) => fromBusiness(phone).map(({ text }) => text);
const players = async ({ id }: { id: string }) =>
  (await running.app.store.players.counts(id)).players;

describe('what is not written', () => {
  it.each(['sticker', 'audio', 'image', 'reaction'] as const)(
    'brings a player back who rests: %s',
    async (kind) => {
      using game = await host(5);
      using web = await joinWeb(running.url, game.pin, 'Web');
      const phone = await joined(game.pin);
      await game.command('start');
      for (const index of [0, 1, 2, 3]) {
        if (index > 0) await game.command('next');
        await web.inbox.next('question', (event) => event.index === index);
        await web.answer(index, 0);
        if (index < 3) {
          await asked(running, game, index);
          await game.command('skip');
        }
        await game.inbox.next('reveal', (event) => event.index === index);
      }
      await game.command('next');
      await web.inbox.next('question', ({ index }) => index === 4);
      if (kind === 'reaction') phone.react(fromBusiness(phone).at(-1)?.id ?? '', '👍');
      else phone.attach(kind);
      const back = await told(phone, 'Question 5?');
      expect(back.text).toContain('Welcome back');
    },
  );

  it('is no answer, which is said once; and nothing is said when none is awaited', async () => {
    using game = await host();
    using _web = await joinWeb(running.url, game.pin, 'Web');
    const [ana, ben] = [await joined(game.pin, 'Ana'), await joined(game.pin, 'Ben')];
    ana.attach('sticker');
    await game.command('start');
    await told(ana, 'Question 1?');
    ana.attach('audio');
    await told(ana, 'That is none of the answers');
    ana.attach('image');
    await told(ben, 'Question 1?');
    ben.send('b');
    await ticked(ben);
    ben.react(fromBusiness(ben).at(-1)?.id ?? '', '🎉');
    ben.send('HELP');
    await told(ben, 'Send JOIN and the six-digit code');
    expect(said(ben)).toHaveLength(3);
    ana.send('a');
    await ticked(ana);
    expect(said(ana).filter((text) => text.includes('none of the answers'))).toHaveLength(1);
  });

  it('is told what to send when it comes from nobody in a game, except for a reaction', async () => {
    const phone = newPhone();
    phone.attach('sticker');
    const hint = await told(phone, 'You are in no game');
    const other = newPhone();
    await told(phone, 'You are in no game');
    phone.react(hint.id, '👍');
    other.send('HELP');
    await told(other, 'Send JOIN');
    expect(said(phone)).toHaveLength(1);
  });
});

describe('a message that is changed or taken back', () => {
  it('changes no answer, and is not read as one', async () => {
    using game = await host();
    using _web = await joinWeb(running.url, game.pin, 'Web');
    const phone = await joined(game.pin);
    await game.command('start');
    await told(phone, 'Question 1?');
    const wrong = phone.send('zzzz');
    await told(phone, 'That is none of the answers');
    phone.edit(wrong.id, 'a');
    phone.revoke(wrong.id);
    phone.send('b');
    await ticked(phone);
    await game.command('skip');
    const { distribution } = await game.inbox.next('reveal');
    expect(distribution.map(({ count }) => count)).toEqual([0, 1, 0, 0]);
    const other = newPhone();
    const typo = other.send('Hello');
    await told(other, 'You are in no game');
    other.edit(typo.id, `JOIN ${game.pin}`);
    other.send('HELP');
    await told(other, 'Send JOIN and');
    expect(await players(game)).toBe(2);
  });
});

describe('a group', () => {
  it('is left alone', async () => {
    using game = await host();
    const phone = newPhone();
    phone.sendInGroup(`JOIN ${game.pin}`);
    phone.send('HELP');
    await told(phone, 'Send JOIN and');
    expect(said(phone)).toHaveLength(1);
    expect(await players(game)).toBe(0);
  });
});

describe('a player stays the same', () => {
  const plays = async (phone: Phone, change: () => unknown) => {
    using game = await host();
    phone.send(`JOIN ${game.pin}`);
    await told(phone, 'You are in');
    await game.command('start');
    await told(phone, 'Question 1?');
    change();
    phone.send('b');
    await ticked(phone);
    const { distribution } = await game.inbox.next('reveal');
    expect(distribution.map(({ count }) => count)).toEqual([0, 1, 0, 0]);
    expect(await players(game)).toBe(1);
  };

  it('with another number', async () => {
    const phone = newPhone();
    await plays(phone, () => running.simulator.renumber(phone, '15559990001'));
  });

  it('with another number, when no id is told', async () => {
    const phone = newPhone();
    phone.withoutUserId = true;
    await plays(phone, () => running.simulator.renumber(phone, '15559990002'));
  });

  it('with another user id', async () => {
    const phone = newPhone();
    await plays(phone, () => running.simulator.renewUserId(phone));
  });

  it('with a user id that appears in mid-game', async () => {
    const phone = newPhone();
    phone.withoutUserId = true;
    await plays(phone, () => {
      phone.withoutUserId = false;
    });
  });

  it.each(['number', 'id'])('and gets the next question under another %s', async (what) => {
    using game = await host();
    const phone = newPhone();
    if (what === 'id') phone.username = 'ana';
    phone.send(`JOIN ${game.pin}`);
    await told(phone, 'You are in');
    const { simulator } = running;
    const taken =
      what === 'id' ? simulator.renewUserId(phone) : simulator.renumber(phone, '15559990003');
    expect(await taken).toBe(true);
    await game.command('start');
    await told(phone, 'Question 1?');
    phone.send('b');
    await ticked(phone);
    expect(await players(game)).toBe(1);
  });

  it('when lists with nothing in them are null', async () => {
    running.simulator.faults.add({ kind: 'null-lists' });
    const phone = newPhone();
    await plays(phone, () => undefined);
    running.simulator.faults.clear();
  });
});

describe('joining as people write it', () => {
  it.each(['hi {pin}', '#{pin}', '１２３ {pin}', 'join {pin}'])(
    'is understood: %s',
    async (text) => {
      using game = await host();
      const phone = newPhone();
      if (text.startsWith('１')) {
        const wide = game.pin.replace(/\d/g, (digit) =>
          String.fromCodePoint(0xff10 + Number(digit)),
        );
        phone.send(`${wide.slice(0, 3)}\u00a0${wide.slice(3)}`);
      } else {
        phone.send(text.replace('{pin}', game.pin));
      }
      await told(phone, 'You are in as *Ana*');
    },
  );

  it('takes a name without the dash before it, and tells look-alikes apart', async () => {
    using game = await host();
    const [max, greek] = [newPhone(), newPhone('\u039cax')];
    max.send(`Join ${game.pin} – Max`);
    await told(max, 'You are in as *Max*');
    greek.send(`JOIN ${game.pin}`);
    await told(greek, /You are in as \*\u039cax 2\*/);
  });

  it.each(['a', 'Ana a'])('refuses hundreds of accents on a letter: %s', async (name) => {
    using game = await host();
    const phone = newPhone(`${name}${'\u0301'.repeat(398)}`);
    phone.send(`JOIN ${game.pin}`);
    await told(phone, 'That name cannot be used here');
    phone.send('NAME Ana');
    await told(phone, 'You are in as *Ana*');
  });

  it.each(['https://evil.example', 'www.evil.example', 'evil.com', '+49 151 2345678'])(
    'refuses a name that chats turn into a link: %s',
    async (name) => {
      using game = await host();
      const phone = newPhone(name);
      phone.send(`JOIN ${game.pin}`);
      await told(phone, 'That name cannot be used here');
      expect(await players(game)).toBe(0);
    },
  );
});

describe('what is typed back', () => {
  it.each(['B) b', 'B b', 'option b', '*B*', '\u200eB!', '२'])('counts: %s', async (text) => {
    using game = await host();
    const phone = await joined(game.pin);
    await game.command('start');
    await told(phone, 'Question 1?');
    phone.send(text);
    await ticked(phone);
    const { distribution } = await game.inbox.next('reveal');
    expect(distribution.map(({ count }) => count)).toEqual([0, 1, 0, 0]);
  });

  it.each(['UNSUBSCRIBE', 'stop all', 'QUIT', 'Cancel'])('ends all messages: %s', async (text) => {
    using game = await host();
    const phone = await joined(game.pin);
    phone.send(text);
    await told(phone, 'You will get no more messages');
    await game.inbox.next('lobby', ({ players }) => players === 0);
  });
});

it('a number that cannot be read is typed again, and no option is asked for', async () => {
  const question = { type: 'number', text: 'How many?', value: 7, tolerance: 0, limit: 60 };
  using game = await hostGame(running.url, { title: 'Number', questions: [question] });
  const phone = await joined(game.pin);
  await game.command('start');
  await told(phone, 'How many?');
  phone.send('lots');
  await told(phone, 'I cannot read that');
  phone.send('seven');
  const { distribution } = await game.inbox.next('reveal');
  expect(distribution).toEqual([{ label: '7', count: 1 }]);
});
