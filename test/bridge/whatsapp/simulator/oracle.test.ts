import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../../../bridge/whatsapp/simulator/log.ts';
import { judge } from '../../../../bridge/whatsapp/simulator/oracle/oracle.ts';
import type { ChatMessage } from '../../../../bridge/whatsapp/simulator/phone-api.ts';

const ANA = '5511999000001';
const ROUND = 20_000;
const QUESTIONS = [1, 2, 3].map((number) => ({ number, closesAt: number * ROUND }));

let ids = 0;
function message(from: ChatMessage['from'], at: number, text: string, to?: string): ChatMessage {
  ids += 1;
  return { id: `m${ids}`, from, at, text, status: 'delivered', ...(to !== undefined && { to }) };
}
const saw = (at: number, text: string, phone = ANA): LogEntry[] => {
  const shown = message('business', at, text);
  return [
    { type: 'accepted', at, phone, id: shown.id },
    { type: 'saw', at, phone, message: shown },
  ];
};
const sent = (at: number, text: string, to?: string, phone = ANA): LogEntry => ({
  type: 'sent',
  at,
  phone,
  message: message('phone', at, text, to),
});
const question = (number: number, at = (number - 1) * ROUND, phone = ANA) =>
  saw(at, `✅ Q${number - 1}: B Paris.\n\n*Q${number}/3* · 20 s · Where?\nA) Rome\nB) Lima`, phone);

/** A game without fault: a join, three questions, each answered, and the end. */
const game = (phone = ANA): LogEntry[] => [
  sent(-5000, 'JOIN 123456', undefined, phone),
  ...saw(-4900, 'You are in as *Ana*', phone),
  ...[1, 2, 3].flatMap((number) => [
    ...question(number, (number - 1) * ROUND, phone),
    sent((number - 1) * ROUND + 3000, 'B Lima', 'm1', phone),
  ]),
  ...saw(3 * ROUND, '🏁 The game is over.', phone),
];

const byTime = (log: LogEntry[]) => log.toSorted((one, other) => one.at - other.at);
const kinds = (log: LogEntry[], facts: object = {}) =>
  judge(byTime(log), { questions: QUESTIONS, ...facts }).problems.map(({ kind }) => kind);

describe('the oracle', () => {
  it('finds nothing wrong with a game without fault, and counts what it cost', () => {
    const verdict = judge(byTime([...game(), ...game('5512')]), { questions: QUESTIONS });
    expect(verdict).toEqual({
      problems: [],
      players: 2,
      messages: 10,
      messagesPerPlayer: 5,
      cost: 10 * 0.0034,
      costPerPlayer: 5 * 0.0034,
    });
  });

  it('sees a question that comes twice', () => {
    const log = [...game(), ...question(2, ROUND + 100)];
    expect(judge(byTime(log), { questions: QUESTIONS }).problems[0]).toEqual({
      kind: 'twice',
      phone: ANA,
      at: ROUND + 100,
      about: 'question 2 was seen again',
    });
  });

  it('lets who joins again see the question again, but only once', () => {
    const again = [...game(), sent(ROUND + 50, 'JOIN 123456'), ...question(2, ROUND + 100)];
    expect(kinds(again)).toEqual([]);
    expect(kinds([...again, ...question(2, ROUND + 200)])).toContain('twice');
  });

  it('sees a question that comes after its deadline', () => {
    const early = game().slice(0, 3);
    expect(kinds([...early, ...question(1, ROUND)])).toEqual([]);
    expect(kinds([...early, ...question(1, ROUND + 1)])).toEqual(['late']);
    expect(kinds([...early, ...question(1, ROUND + 1)], { grace: 5 })).toEqual([]);
  });

  it('sees a question that comes after a later one', () => {
    const [join, ...rest] = game();
    const log = [
      join,
      ...rest.filter((entry) => entry.at < 0),
      ...question(2, 10),
      ...question(1, 20),
    ];
    expect(kinds(log.filter((entry) => entry !== undefined))).toEqual(['out of order']);
  });

  it('sees who is sent more than the pair limit allows', () => {
    const many = Array.from({ length: 6 }, (_, index) => saw(index * 1000, `news ${index}`)).flat();
    const extra = { extra: 10 };
    expect(kinds(many, { ...extra, pairBurst: 6 })).toEqual([]);
    // Six in five seconds: the fifth fills a burst of 5 up, five seconds give back less than one.
    expect(kinds(many, { ...extra, pairBurst: 5 })).toEqual(['pair limit']);
    expect(kinds(many, { ...extra, pairBurst: 5, pairInterval: 1000 })).toEqual([]);
  });

  it('sees a message too many', () => {
    expect(kinds([...game(), ...saw(ROUND + 9000, 'Got it!')])).toEqual(['too many']);
    // Those who watch and say nothing get no more than the others.
    const silent = game().filter((entry) => entry.type !== 'sent' || entry.at < 0);
    expect(kinds([...silent, ...saw(ROUND + 9000, 'Got it!')])).toEqual(['too many']);
  });

  it('lets commands be answered, and one hint a minute be given', () => {
    const help = [sent(4000, 'HELP'), ...saw(4100, 'Send JOIN ...')];
    expect(kinds([...game(), ...help])).toEqual([]);
    const nonsense = Array.from({ length: 20 }, (_, index) => sent(4000 + index * 50, 'lol'));
    const hint = saw(4100, 'That is none of the answers.');
    expect(kinds([...game(), ...nonsense, ...hint])).toEqual([]);
    expect(kinds([...game(), ...nonsense, ...hint, ...saw(4200, 'Again: no.')])).toEqual([
      'too many',
    ]);
  });

  it('says so when the log is not whole', () => {
    const { problems } = judge(game(), { questions: QUESTIONS }, 17);
    expect(problems.map(({ kind }) => kind)).toEqual(['incomplete log']);
  });

  it('takes no facts that are none', () => {
    expect(() => judge([], { questions: [{ number: 0, closesAt: 1 }] })).toThrow();
  });
});
