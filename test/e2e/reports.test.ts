/** A game of a hundred, and its report: each figure is worked out once more, from the answers alone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GameList } from '../../server/protocol/game-list.ts';
import type {
  Comparison,
  ReportChannels,
  ReportGroups,
  ReportOverview,
  ReportPlayerDetail,
  ReportPlayers,
  ReportQuestionDetail,
  ReportQuestions,
} from '../../server/protocol/report-parts.ts';
import type { OwnSummary } from '../../server/protocol/shares.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { type Archive, archiveOf } from '../support/archive.ts';
import { granted, type Host, hostQuiz, joinWeb, post, type WebPlayer } from '../support/clients.ts';
import { seeded } from '../support/random.ts';

const PLAYERS = 100;

/** Each with what is sent for it; the first of `answers` is right. */
const QUESTIONS = [
  {
    quiz: {
      type: 'single',
      text: 'Largest?',
      options: ['Pacific', 'Indian', 'Arctic'],
      correct: [0],
    },
    answers: [0, 1, 2],
    right: (value: unknown) => value === 0,
  },
  {
    quiz: { type: 'text', text: 'Highest?', accepted: ['Everest'] },
    answers: ['Everest', 'everest', 'K2', 'Kilimanjaro'],
    // The host accepts K2, see below.
    right: (value: unknown) => value !== 'Kilimanjaro',
  },
  {
    quiz: { type: 'multiple', text: 'Primes?', options: ['Two', 'Four', 'Seven'], correct: [0, 2] },
    answers: [[0, 2], [0, 1], [1]],
    right: (value: unknown) => JSON.stringify(value) === '[0,2]',
  },
  {
    quiz: { type: 'number', text: 'How high?', value: 8849, tolerance: 10 },
    answers: [8849, 8845, 9000],
    right: (value: unknown) => Math.abs(Number(value) - 8849) <= 10,
  },
  {
    // The host takes it out, see below.
    quiz: { type: 'boolean', text: 'True?', correct: true },
    answers: [true, false],
    right: (value: unknown) => value === true,
  },
];
/** Graded, and not taken out. */
const COUNTING = [0, 1, 2, 3];

let running: RunningApp;
let quizId: string;
let archive: Archive;
let players: WebPlayer[];
beforeAll(async () => {
  running = await startApp();
  const quiz = {
    title: 'Reports of Ōsaka',
    questions: QUESTIONS.map(({ quiz }) => ({ ...quiz, limit: 60 })),
  };
  quizId = (await post<{ id: string }>(`${running.url}/api/quizzes`, quiz)).body.id;
  ({ archive, players } = await play(PLAYERS, 2026));
});
afterAll(() => running[Symbol.asyncDispose]());

/** Plays a game in teams, with two rulings. */
async function play(count: number, seed: number) {
  using host = await hostQuiz(running.url, quizId, { teams: 3 }, {}, 'teams');
  const all: WebPlayer[] = [];
  for (let at = 0; at < count; at++)
    all.push(await joinWeb(running.url, host.pin, at === 7 ? 'Émile 100%' : `Player ${at}`));
  const random = seeded(seed);
  await host.command('start');
  for (const [index, { answers }] of QUESTIONS.entries()) {
    if (index > 0) await host.command('next');
    await Promise.all(
      all.map(({ inbox }) => inbox.next('question', (event) => event.index === index)),
    );
    const given = all.map(() => answers[Math.floor(random() * (answers.length + 1))]);
    await Promise.all(
      all.map(async (player, at) => {
        if (given[at] !== undefined) granted(await player.answer(index, given[at]));
      }),
    );
    if (given.includes(undefined)) await host.command('skip');
    await host.inbox.next('reveal', (event) => event.index === index);
  }
  await rule(host, { index: 1, label: 'K2', correctness: 1 });
  await rule(host, { index: 4, void: true });
  await host.command('next');
  for (const { socket } of all) socket.disconnect();
  return { archive: await archiveOf(running.app, host.id), players: all };
}

async function rule(host: Host, ruling: object): Promise<void> {
  const revised = host.inbox.of('reveal').filter((event) => event.revised);
  granted(await host.socket.emitWithAck('judge', ruling as never));
  await host.inbox.next('reveal', (event) => event.revised === true && !revised.includes(event));
}

async function get<Body>(path: string): Promise<Body> {
  const answer = await fetch(`${running.url}/api/games${path}`);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Body;
}
const part = <Body>(name: string): Promise<Body> => get(`/${archive.id}/report/${name}`);

const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0);
const isRight = ({ question, value }: { question: number; value: unknown }): boolean =>
  QUESTIONS[question]?.right(value) ?? false;
/** The figures of these answers. */
const shares = (answers: Archive['answers']) => {
  const graded = answers.filter(({ question }) => COUNTING.includes(question));
  return {
    answers: answers.length,
    right: graded.filter(isRight).length / graded.length,
    seconds: sum(answers.map(({ elapsed }) => elapsed)) / answers.length / 1000,
  };
};
/** Equal but for the last bits. */
const near = (value: number) => expect.closeTo(value, 9);

describe('a report of a hundred players', () => {
  it('tells on one screen what its answers come to', async () => {
    const overview = await part<ReportOverview>('overview');
    const counting = archive.answers.filter(({ question }) => question !== 4);
    const { answers, right, seconds } = shares(counting);
    const best = archive.players.toSorted((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
    expect(overview).toMatchObject({
      game: {
        id: archive.id,
        title: 'Reports of Ōsaka',
        quizId,
        outcome: 'completed',
        startedAt: new Date(
          Math.min(...archive.answers.map(({ receivedAt, elapsed }) => receivedAt - elapsed)),
        ).toISOString(),
      },
      players: PLAYERS,
      questions: 4,
      answers,
      answered: near(answers / (PLAYERS * 4)),
      right: near(right),
      seconds: near(seconds),
      points: near(sum(archive.players.map(({ total }) => total)) / PLAYERS),
      best: best
        .slice(0, 3)
        .map(({ id, nickname, rank, total }) => ({ id, nickname, rank, total })),
      channels: [{ name: 'web', players: PLAYERS }],
    });
    expect(sum((overview.groups ?? []).map(({ players }) => players))).toBe(PLAYERS);
  });

  it('tells of each question how many were right, how fast they were, and who was absent', async () => {
    const { questions } = await part<ReportQuestions>('questions');
    expect(questions).toHaveLength(QUESTIONS.length);
    for (const [index, question] of questions.entries()) {
      const answers = archive.answers.filter((answer) => answer.question === index);
      const right = answers.filter(isRight).length;
      const tenths = answers.map(({ elapsed }) => Math.floor(elapsed / 100)).sort((a, b) => a - b);
      const results = archive.results.filter((result) => result.question === index);
      expect(question).toMatchObject({
        index,
        text: QUESTIONS[index]?.quiz.text,
        answers: answers.length,
        absent: PLAYERS - answers.length,
        rightAnswers: right,
        points: near(sum(results.map(({ points }) => points)) / answers.length),
        seconds: near(sum(answers.map(({ elapsed }) => elapsed)) / answers.length / 1000),
        median: (tenths[Math.ceil(tenths.length / 2) - 1] ?? 0) / 10,
        times: { width: 5 },
      });
      const bars = new Array(12).fill(0);
      for (const tenth of tenths) bars[Math.min(11, Math.floor(tenth / 50))] += 1;
      expect(question.times.counts).toEqual(bars);
      if (index === 4) expect(question).toMatchObject({ void: true });
      else expect(question).toMatchObject({ right: near(right / answers.length) });
    }
  });

  it('tells of a question what was answered: options, typed answers together, and rulings', async () => {
    const countOf = (index: number, ...values: unknown[]) =>
      archive.answers.filter(
        ({ question, value }) =>
          question === index && values.some((one) => JSON.stringify(one) === JSON.stringify(value)),
      ).length;
    const options = await part<ReportQuestionDetail>('questions/0');
    expect(options).toMatchObject({ kind: 'pick', correct: 'Pacific' });
    expect(options.lines).toEqual([
      { label: 'Pacific', count: countOf(0, 0), right: true },
      { label: 'Indian', count: countOf(0, 1) },
      { label: 'Arctic', count: countOf(0, 2) },
    ]);
    const several = await part<ReportQuestionDetail>('questions/2');
    expect(several.lines.map(({ count }) => count)).toEqual([
      countOf(2, [0, 2], [0, 1]),
      countOf(2, [0, 1], [1]),
      countOf(2, [0, 2]),
    ]);
    const typed = await part<ReportQuestionDetail>('questions/1');
    const line = (label: string) =>
      typed.lines.find((one) => one.label.toLowerCase() === label.toLowerCase());
    expect(typed.kind).toBe('text');
    expect(line('Everest')).toMatchObject({ count: countOf(1, 'Everest', 'everest'), right: true });
    expect(line('K2')).toMatchObject({ count: countOf(1, 'K2'), correctness: 1, ruled: true });
    expect(line('Kilimanjaro')).toMatchObject({ count: countOf(1, 'Kilimanjaro'), correctness: 0 });
    expect(sum(typed.lines.map(({ count }) => count))).toBe(typed.answers);
    const second = await part<ReportQuestionDetail>('questions/1?page=2&size=1');
    expect(second).toMatchObject({ lines: [typed.lines[1]], total: 3, page: 2, pages: 3 });
  });

  it('lists players by each column, either way, and finds them', async () => {
    const own = (id: string) => archive.answers.filter(({ player }) => player === id);
    const rows = archive.players.map((player) => {
      const answers = own(player.id);
      const right = answers.filter((one) => COUNTING.includes(one.question) && isRight(one)).length;
      return { ...player, answers, right };
    });
    const all = await part<ReportPlayers>('players?size=200');
    expect(all).toMatchObject({ total: PLAYERS, page: 1, pages: 1 });
    expect(all.players.map(({ rank }) => rank)).toEqual(
      rows.map(({ rank }) => rank).sort((a, b) => a - b),
    );
    for (const { id, answers, right, nickname, total } of rows) {
      const listed = all.players.find((player) => player.id === id);
      expect(listed).toMatchObject({
        nickname,
        total,
        answers: answers.length,
        rightAnswers: right,
      });
      if (answers.length > 0) expect(listed?.seconds).toEqual(near(shares(answers).seconds));
    }
    const column = async (query: string, of: 'total' | 'answers' | 'rightAnswers') =>
      (await part<ReportPlayers>(`players?size=200&${query}`)).players.map((player) => player[of]);
    for (const [sort, of] of [
      ['total', 'total'],
      ['answers', 'answers'],
      ['right', 'rightAnswers'],
    ] as const) {
      const down = await column(`sort=${sort}`, of);
      expect(down).toEqual(down.toSorted((a, b) => b - a));
      expect(await column(`sort=${sort}&order=asc`, of)).toEqual(down.toSorted((a, b) => a - b));
    }
    const fast = (await part<ReportPlayers>('players?sort=seconds&size=200')).players.map(
      ({ seconds = Number.POSITIVE_INFINITY }) => seconds,
    );
    expect(fast).toEqual(fast.toSorted((a, b) => a - b));

    const found = async (query: string) =>
      (await part<ReportPlayers>(`players?size=200&${query}`)).players;
    expect(await found('q=%C3%89MILE%20100%25')).toMatchObject([{ nickname: 'Émile 100%' }]);
    expect(await found('q=1_')).toEqual([]);
    expect(await found('channel=whatsapp')).toEqual([]);
    const absent = await found('absent=0');
    const answered = new Set(
      archive.answers.filter(({ question }) => question === 0).map(({ player }) => player),
    );
    expect(absent.map(({ id }) => id).sort()).toEqual(
      rows
        .map(({ id }) => id)
        .filter((id) => !answered.has(id))
        .sort(),
    );
    const pages = await Promise.all(
      [1, 2, 3].map((page) => part<ReportPlayers>(`players?sort=right&size=40&page=${page}`)),
    );
    expect(pages.flatMap((page) => page.players.map(({ id }) => id))).toEqual(
      (await found('sort=right')).map(({ id }) => id),
    );
  });

  it("tells a player's every answer, with the time that counted and the points", async () => {
    const player = archive.players[7];
    const detail = await part<ReportPlayerDetail>(`players/${player?.id}`);
    expect(detail).toMatchObject({ nickname: 'Émile 100%', total: player?.total });
    expect(detail.given).toHaveLength(QUESTIONS.length);
    for (const given of detail.given) {
      const is = (row: { player: string; question: number }) =>
        row.player === player?.id && row.question === given.index;
      const answer = archive.answers.find(is);
      expect(given.points).toBe(archive.results.find(is)?.points ?? 0);
      expect(given.seconds).toBe(answer && answer.elapsed / 1000);
      if (answer && given.index !== 4) expect(given.correctness).toBe(isRight(answer) ? 1 : 0);
    }
    expect(sum(detail.given.map(({ points }) => points))).toBe(player?.total);
  });

  it('adds up groups and channels', async () => {
    const { groups } = await part<ReportGroups>('groups');
    const membersOf = (index: number) => archive.players.filter(({ group }) => group === index);
    expect(groups).toHaveLength(archive.groups?.length ?? 0);
    for (const [index, { name, total }] of (archive.groups ?? []).entries()) {
      const ids = new Set(membersOf(index).map(({ id }) => id));
      const { answers, right, seconds } = shares(
        archive.answers.filter(({ player }) => ids.has(player)),
      );
      expect(groups.find((group) => group.name === name)).toMatchObject({
        total,
        players: ids.size,
        answers,
        right: near(right),
        seconds: near(seconds),
      });
      const { players: listed } = await part<ReportPlayers>(
        `players?size=200&group=${encodeURIComponent(name)}`,
      );
      expect(new Set(listed.map(({ id }) => id))).toEqual(ids);
    }
    const { channels } = await part<ReportChannels>('channels');
    const { answers, right, seconds } = shares(archive.answers);
    expect(channels).toMatchObject([
      { name: 'web', players: PLAYERS, answers, right: near(right), seconds: near(seconds) },
    ]);
  });

  it('stands beside another game of its quiz', async () => {
    const { archive: other } = await play(5, 7);
    const { games, questions } = await get<Comparison>(`/${archive.id}/compare/${other.id}`);
    expect(games.map(({ game }) => game.id)).toEqual([archive.id, other.id]);
    expect(questions.map(({ text }) => text)).toEqual(QUESTIONS.map(({ quiz }) => quiz.text));
    const { questions: own } = await part<ReportQuestions>('questions');
    for (const { one, other: beside } of questions) {
      expect(one?.right).toEqual(own[one?.index ?? -1]?.right);
      expect(beside?.index).toBe(one?.index);
    }
    const list = (query: string) => get<GameList>(`?state=finished&${query}`);
    expect((await list('')).games.map(({ id }) => id)).toEqual([other.id, archive.id]);
    expect(await list('q=osaka%20REP&size=1&page=2')).toMatchObject({
      games: [{ id: archive.id, quizId, right: near(shares(archive.answers).right) }],
      total: 2,
    });
    expect((await list('q=kyoto')).total).toBe(0);
    expect((await list(`quiz=${quizId}&mode=${archive.mode}`)).total).toBe(2);
    expect((await list('quiz=other')).total).toBe(0);
    const between = new Date((archive.finishedAt + other.finishedAt) / 2).toISOString();
    expect((await list(`from=${between}`)).games.map(({ id }) => id)).toEqual([other.id]);
    expect((await list(`to=${between}`)).games.map(({ id }) => id)).toEqual([archive.id]);
  });

  it('tells a player by their own token how they did, and nothing of others', async () => {
    const [player] = players;
    const ask = (token: string) =>
      fetch(`${running.url}/api/summary`, { headers: { authorization: `Bearer ${token}` } });
    const own = (await (await ask(player?.token ?? '')).json()) as OwnSummary;
    const archived = archive.players.find(({ id }) => id === player?.player.id);
    expect(own).toMatchObject({
      game: { title: 'Reports of Ōsaka' },
      nickname: 'Player 0',
      rank: archived?.rank,
      total: archived?.total,
      players: PLAYERS,
    });
    expect(own.questions).toHaveLength(QUESTIONS.length);
    const text = JSON.stringify(own);
    for (const { nickname } of archive.players.slice(1))
      expect(text).not.toContain(`"${nickname}"`);
    const linked = new URL(own.url).hash.slice(1);
    expect(await (await ask(linked)).json()).toEqual(own);
    expect((await ask(`${linked}x`)).status).toBe(401);
    // A link shows, and does nothing else.
    await expect(joinWeb(running.url, archive.pin, 'Player 0', linked)).rejects.toThrow();
  });
});
