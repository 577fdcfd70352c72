/** A WhatsApp player's evening, through the Cloud API's own requests and webhooks. */
import { createHmac } from 'node:crypto';
import { Writable } from 'node:stream';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Phone } from '../../bridge/whatsapp/simulator/phone.ts';
import { archiveOf } from '../support/archive.ts';
import { granted, hostGame, joinWeb } from '../support/clients.ts';
import { type AppWithPhones, fromBusiness, startAppWithPhones, told } from '../support/phones.ts';
import { everyType, single, singles } from '../support/quizzes.ts';

let running: AppWithPhones;
let url: string;
beforeAll(async () => {
  running = await startAppWithPhones();
  url = running.url;
});
afterAll(() => running[Symbol.asyncDispose]());

let phones = 0;
function newPhone(profileName = `Phone ${phones}`): Phone {
  phones += 1;
  return running.simulator.phone(`1555${String(phones).padStart(7, '0')}`, profileName);
}

/** A phone in a game. */
async function joined(pin: string, name?: string): Promise<Phone> {
  const phone = newPhone(name);
  phone.send(`JOIN ${pin}`);
  await told(phone, 'You are in');
  return phone;
}

describe('joining', () => {
  it('works by command, with a name or with that of the profile, and by the link of the game', async () => {
    using host = await hostGame(url, singles(1));
    const [ana, ben, chloe] = [newPhone('Ana'), newPhone('Ben'), newPhone('Chloé')];
    ana.send(`JOIN ${host.pin}`);
    await told(ana, 'You are in as *Ana*');
    ben.send(`join ${host.pin} Captain B`);
    await told(ben, 'You are in as *Captain B*');
    const link = new URL(host.whatsappUrl ?? '');
    expect(link.origin).toBe('https://wa.me');
    chloe.send(link.searchParams.get('text') ?? '');
    await told(chloe, 'You are in as *Chloé*');
    await host.inbox.next('lobby', ({ players }) => players === 3);
  });

  it('tells a wrong code and a foul name, lets try again, and tells namesakes apart', async () => {
    using host = await hostGame(url, singles(1));
    using _web = await joinWeb(url, host.pin, 'Ana');
    const phone = newPhone('Ana');
    phone.send('JOIN 000000');
    await told(phone, 'There is no game 000000');
    phone.send(`JOIN ${host.pin} asshole`);
    await told(phone, 'That name cannot be used');
    phone.send('NAME Ana');
    await told(phone, 'You are in as *Ana 2*');
  });

  it('waits for the host where the name takes that, and is told when the host has answered', async () => {
    using host = await hostGame(url, singles(1), { approveNames: true });
    const answer = async (name: string, yes: boolean) => {
      const list = await host.inbox.next('waiting', (all) => all.some((one) => one.name === name));
      const { id = '' } = list.find((one) => one.name === name) ?? {};
      granted(await host.socket.emitWithAck('admit', { id, yes }));
    };
    const [ana, ben] = [newPhone('Ana'), newPhone('Ben')];
    ana.send(`JOIN ${host.pin}`);
    await told(ana, 'The host has to agree');
    await answer('Ana', true);
    await told(ana, 'You are in as *Ana*');
    ben.send(`JOIN ${host.pin}`);
    await told(ben, 'The host has to agree');
    await answer('Ben', false);
    await told(ben, 'That name cannot be used here');
    ben.send('NAME Benjamin');
    await answer('Benjamin', true);
    await told(ben, 'You are in as *Benjamin*');
    // Another name takes the host, too; until then the old one stays.
    ana.send('NAME Anabel');
    await answer('Anabel', true);
    await told(ana, 'You are *Anabel* now');
    const { state } = granted(await host.socket.emitWithAck('sync', {}));
    expect(state.roster?.map(({ nickname }) => nickname).toSorted()).toEqual([
      'Anabel',
      'Benjamin',
    ]);
    expect(state.waiting).toBeUndefined();
  });

  it('who leaves while waiting is not let in any more', async () => {
    using host = await hostGame(url, singles(1), { approveNames: true });
    const phone = newPhone('Ana');
    phone.send(`JOIN ${host.pin}`);
    const [waiting] = await host.inbox.next('waiting', ({ length }) => length === 1);
    phone.send('LEAVE');
    await told(phone, 'You are in no game');
    const ack = await host.socket.emitWithAck('admit', { id: waiting?.id ?? '', yes: true });
    expect(granted(ack).state.players).toBe(0);
  });

  it('is refused kindly in a locked and in a finished game', async () => {
    using host = await hostGame(url, singles(1));
    await host.socket.emitWithAck('lock', { locked: true });
    const phone = newPhone();
    phone.send(`JOIN ${host.pin}`);
    const refusal = await told(phone, /./);
    expect(refusal.text).toMatch(/locked|closed/i);
    await host.command('end');
    phone.send(`JOIN ${host.pin}`);
    await told(phone, 'This game is over');
  });

  it('again goes on where the player was', async () => {
    using host = await hostGame(url, singles(2, { limit: 60 }));
    using _web = await joinWeb(url, host.pin, 'Somebody');
    const phone = await joined(host.pin, 'Dora');
    await host.command('start');
    await told(phone, 'Question 1?');
    phone.send('a');
    await phone.next(({ text, status }) => text === 'a' && status === 'read');
    phone.send(`JOIN ${host.pin}`);
    await told(phone, 'Welcome back, *Dora*');
    expect((await running.app.store.players.counts(host.id)).players).toBe(2);
  });
});

describe('answering', () => {
  it('works in every way a question can be answered', async () => {
    using host = await hostGame(url, everyType);
    const phone = await joined(host.pin);
    const ways: (() => void)[] = [
      () => phone.tap('C'),
      () => phone.send('a, c'),
      () => phone.tap('A True'),
      () => phone.send('the everst'),
      () => phone.send('8.850 m'),
    ];
    await host.command('start');
    for (const [index, answer] of ways.entries()) {
      if (index > 0) await host.command('next');
      await told(phone, everyType.questions[index]?.text ?? '');
      answer();
      const reveal = await host.inbox.next('reveal', (event) => event.index === index);
      expect(reveal.distribution.reduce((sum, { count }) => sum + count, 0)).toBe(
        index === 1 ? 2 : 1,
      );
    }
    await host.command('next');
    await told(phone, 'The game is over.');
    const { results } = await archiveOf(running.app, host.id);
    expect(results.map(({ correctness }) => correctness)).toEqual([1, 1, 1, 1, 1]);
    // Joining, each question with the result of the one before, the end.
    expect(fromBusiness(phone)).toHaveLength(everyType.questions.length + 2);
    expect(fromBusiness(phone)[2]?.text).toMatch(/✅ Q1: Blue\..*[\s\S]*Multiple\?/);
  });

  it('reads no text over 200 characters as an answer', async () => {
    using host = await hostGame(url, everyType);
    using _web = await joinWeb(url, host.pin, 'Web');
    const phone = await joined(host.pin);
    await host.command('start');
    await told(phone, everyType.questions[0]?.text ?? '');
    phone.send(`c${' '.repeat(200)}`);
    await told(phone, 'That is none of the answers');
    phone.send('c');
    await phone.next(({ text, status }) => text === 'c' && status === 'read');
  });

  it('counts the first answer: no other, no late and no early one', async () => {
    using host = await hostGame(url, singles(2, { limit: 60 }));
    using web = await joinWeb(url, host.pin, 'Web');
    const phone = await joined(host.pin);
    const early = await joined(host.pin);
    early.send('b');
    await told(early, 'The game has not started yet');
    early.send('leave');
    await told(early, 'You have left');
    await host.command('start');
    await told(phone, 'Question 1?');
    phone.tap('A');
    await phone.next(
      ({ from, text, status }) => from === 'phone' && text === 'A' && status === 'read',
    );
    phone.send('c');
    await told(phone, 'your first answer counts');
    await web.answer(0, 3);
    await host.inbox.next('reveal');
    // An old button is of no use in the next question.
    await host.command('next');
    await told(phone, 'Question 2?');
    const [first] = fromBusiness(phone).filter(({ list }) => list);
    phone.reply(first?.id ?? '', first?.list?.rows[3]?.id ?? '');
    phone.send('b');
    await web.answer(1, 0);
    await host.inbox.next('reveal', ({ index }) => index === 1);
    await host.command('end');
    const { answers, players } = await archiveOf(running.app, host.id);
    const me = players.find(({ channel }) => channel === 'whatsapp')?.id;
    const mine = answers.filter(({ player }) => player === me);
    expect(mine.map(({ question, value }) => [question, value])).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  it('takes six digits for an answer when the question wants a number', async () => {
    using host = await hostGame(url, {
      title: 'Numbers',
      questions: [{ type: 'number', text: 'How many?', value: 123_456 }],
    });
    const phone = await joined(host.pin);
    await host.command('start');
    await told(phone, 'How many?');
    phone.send('123456');
    const { distribution } = await host.inbox.next('reveal');
    expect(distribution).toEqual([{ label: '123,456', count: 1 }]);
  });

  it('shares the leaderboard with players in the browser', async () => {
    using host = await hostGame(url, { title: 'Mixed', questions: [single('Mixed?', 0)] });
    using web = await joinWeb(url, host.pin, 'Web');
    const phone = await joined(host.pin, 'Emi');
    await host.command('start');
    await told(phone, 'Mixed?');
    phone.send('Red');
    await web.answer(0, 1);
    const { top } = await web.inbox.next('leaderboard');
    expect(top.map(({ nickname, rank }) => [nickname, rank])).toEqual([
      ['Emi', 1],
      ['Web', 2],
    ]);
    await host.command('next');
    const last = await told(phone, 'The game is over.');
    expect(last.text).toMatch(/You came 1st of 2/);
  });
});

describe('commands', () => {
  it('change the name before the start, tell help, leave, and stop all messages', async () => {
    using host = await hostGame(url, singles(1));
    const phone = await joined(host.pin, 'Femi');
    phone.send('NAME The Fox');
    await told(phone, 'You are *The Fox* now');
    phone.send('help');
    await told(phone, 'Send JOIN and the six-digit code');
    phone.send('LEAVE');
    await told(phone, 'You have left the game');
    await host.inbox.next('lobby', ({ players }) => players === 0);
    phone.send('stop');
    await told(phone, 'You will get no more messages');
  });
});

describe('a webhook', () => {
  const body = (text: string, from: string, id = `wamid.${Math.random()}`) =>
    JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: '1',
          changes: [
            {
              field: 'messages',
              value: {
                messaging_product: 'whatsapp',
                metadata: {
                  display_phone_number: '15550000000',
                  phone_number_id: running.simulator.account.phoneNumberId,
                },
                contacts: [{ wa_id: from, profile: { name: 'Mallory' } }],
                messages: [
                  {
                    from,
                    id,
                    timestamp: String(Math.floor(Date.now() / 1000)),
                    type: 'text',
                    text: { body: text },
                  },
                ],
              },
            },
          ],
        },
      ],
    });
  const bring = (payload: string, signature?: string) =>
    fetch(`${url}/bridge/whatsapp/webhook`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(signature !== undefined && { 'x-hub-signature-256': signature }),
      },
      body: payload,
    });
  const sign = (payload: string, secret = running.simulator.account.appSecret) =>
    `sha256=${createHmac('sha256', secret).update(payload).digest('hex')}`;

  it('that is forged or not signed is refused, and changes nothing', async () => {
    using host = await hostGame(url, singles(1));
    const payload = body(`JOIN ${host.pin}`, '15557654321');
    const forgeries = [
      undefined,
      '',
      'sha256=',
      'nonsense',
      sign(payload, 'another secret'),
      sign(`${payload} `),
      sign(payload).replace('sha256', 'sha1'),
    ];
    for (const signature of forgeries) {
      const response = await bring(payload, signature);
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ error: { code: 'BAD_SIGNATURE' } });
    }
    expect((await running.app.store.players.counts(host.id)).players).toBe(0);
    expect((await bring(payload, sign(payload))).status).toBe(200);
    await host.inbox.next('lobby', ({ players }) => players === 1);
    expect(running.logged).toEqual([]);
  });

  it('that comes again counts once', async () => {
    using host = await hostGame(url, singles(1));
    using web = await joinWeb(url, host.pin, 'Web');
    const from = '15557654399';
    const join = body(`JOIN ${host.pin}`, from, 'wamid.once');
    await Promise.all(Array.from({ length: 5 }, () => bring(join, sign(join))));
    await host.inbox.next('lobby', ({ players }) => players === 2);
    const phone = running.simulator.phone(from);
    await told(phone, 'You are in');
    await host.command('start');
    await told(phone, 'Question 1?');
    const answer = body('a', from, 'wamid.answer');
    await Promise.all(Array.from({ length: 5 }, () => bring(answer, sign(answer))));
    await web.answer(0, 0);
    const { distribution } = await host.inbox.next('reveal');
    expect(distribution[0]?.count).toBe(2);
    expect(fromBusiness(phone)).toHaveLength(2);
  });

  it('of a kind that nobody knows is taken, and ignored', async () => {
    const payloads = [
      '{}',
      '{"object":"whatsapp_business_account","entry":[{"changes":[{"field":"new","value":{}}]}]}',
      body('x', '15550009999').replace('"type":"text"', '"type":"hologram"'),
    ];
    for (const payload of payloads) expect((await bring(payload, sign(payload))).status).toBe(200);
    expect((await bring('{', sign('{'))).status).toBe(400);
    expect(running.logged).toEqual([]);
  });
});

it('no log, at any level, names a phone number or a message of a user', async () => {
  const lines: string[] = [];
  const log = pino(
    { level: 'trace' },
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    }),
  );
  await using quiet = await startAppWithPhones(log);
  using host = await hostGame(quiet.url, singles(1));
  const phone = quiet.simulator.phone('15551239876', 'Hana');
  phone.send(`JOIN ${host.pin}`);
  await told(phone, 'You are in');
  await host.command('start');
  await told(phone, 'Question 1?');
  phone.send('what a strange question');
  await told(phone, 'none of the answers');
  phone.send('a');
  await host.inbox.next('reveal');
  const text = lines.join('');
  expect(lines.length).toBeGreaterThan(0);
  for (const secret of ['15551239876', 'what a strange', 'wamid', phone.userId, 'Hana']) {
    expect(text).not.toContain(secret);
  }
});
