/**
 * Quizzes are edited over REST, and nobody's edit is lost: in a folder, and on PostgreSQL.
 *
 * The pages of the desk do nothing to quizzes but by these routes. So each thing that a host can do there
 * is done here on both databases (the last test sees to it that no route is forgotten), and the tests in a
 * browser need but one: test/browser/desk.test.ts has PostgreSQL, test/browser/editor.test.ts a folder.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QuizList, QuizSummary } from '../../../server/protocol/quizzes.ts';
import { REST } from '../../../server/protocol/rest.ts';
import { type RunningApp, startApp } from '../../support/app.ts';
import { hostQuiz, joinWeb } from '../../support/clients.ts';
import { startPostgres } from '../../support/postgres.ts';
import { type Answer, ask, quizApi } from '../../support/quiz-api.ts';
import { everyType, single, singles } from '../../support/quizzes.ts';

const DRAFT = '?draft=true';

const whole = {
  title: 'Räder & "Quotes"',
  description: 'All about wheels',
  language: 'pt-BR',
  tags: ['Wheels', 'École'],
  cover: { image: '/media/wheel.png', alt: 'A wheel' },
  questions: [
    single('First?', 0, { id: 'first1' }),
    single('Second?', 1, {
      id: 'second',
      media: { video: '/media/wheel.mp4', captions: '/media/wheel.vtt', alt: 'A wheel' },
    }),
  ],
};

const picture = { image: '/media/starter/planets.png', alt: 'Planets' };

/** One of each type, as an author comes to write it: bit by bit. */
const written: Record<string, object> = {
  single: { options: ['a', 'b'], correct: [1] },
  multiple: { options: ['a', 'b', 'c'], correct: [0, 2] },
  boolean: { correct: false },
  text: { accepted: ['Everest'] },
  number: { value: 8849, tolerance: 10 },
  order: { options: ['one', 'two', 'three'] },
  match: {
    pairs: [
      ['Japan', 'Yen'],
      ['India', 'Rupee'],
    ],
  },
  point: { picture, spot: { name: 'Mars', x: 0.5, y: 0.5, width: 0.2, height: 0.2 } },
};

interface Database extends AsyncDisposable {
  url?: string;
}

const databases: [string, () => Promise<Database>][] = [
  ['in a folder', async () => ({ async [Symbol.asyncDispose]() {} })],
  [
    'on PostgreSQL',
    async () => {
      const server = await startPostgres();
      return {
        url: server.newDatabase(),
        [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
      };
    },
  ],
];

describe.each(databases)('quizzes %s', (_, open) => {
  let database: Database;
  let running: RunningApp;
  let api: ReturnType<typeof quizApi>;
  /** The requests that succeeded. */
  const done = new Set<string>();
  beforeAll(async () => {
    database = await open();
    running = await startApp(database.url === undefined ? {} : { databaseUrl: database.url });
    const { http } = running.app;
    const inject = http.inject.bind(http);
    Object.assign(http, {
      async inject(given: { method?: string; url: string } | string) {
        const answer = await inject(given as string);
        const { method = 'GET', url } = typeof given === 'string' ? { url: given } : given;
        if (answer.statusCode < 300) done.add(`${method} ${url.split('?')[0]}`);
        return answer;
      },
    });
    api = quizApi(running.app.http);
  });
  afterAll(async () => {
    await running[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  /** Sends what no object here could be. */
  const sendText = (method: 'PUT' | 'PATCH', url: string, payload: string) =>
    ask(running.app.http, method, url, payload, {
      'content-type': 'application/json',
      'if-match': '*',
    });

  /** Checks that a request was refused, and that the quiz is as it was. */
  async function refused(id: string, code: string, request: Promise<Answer<unknown>>) {
    const before = await api.get(id);
    expect((await request).code).toBe(code);
    expect(await api.get(id)).toEqual(before);
  }

  it('come back as they were stored, with what an editor needs', async () => {
    const stored = await api.add(whole);
    expect(stored).toMatchObject({ status: 201, etag: '"1"' });
    expect(stored.body).toMatchObject({ questions: 2, revision: 1, playable: true });
    const got = await api.get(stored.body.id);
    expect(got).toMatchObject({ status: 200, etag: '"1"' });
    expect(got.body).toMatchObject({
      ...whole,
      id: stored.body.id,
      revision: 1,
      playable: true,
      problems: [],
      shipped: false,
      owner: null,
    });
    expect(got.body.questions[0]).toMatchObject({ limit: 20, points: 1000 });
    expect(got.body.updatedAt).toBe(got.body.createdAt);
    const known = { 'if-none-match': '"1"' };
    const again = await ask(
      running.app.http,
      'GET',
      `/api/quizzes/${stored.body.id}`,
      undefined,
      known,
    );
    expect([again.status, again.etag, again.body]).toEqual([304, '"1"', undefined]);
    for (const id of ['none', '00000000-0000-4000-8000-000000000000', '%00'])
      expect((await api.get(id)).code).toBe('QUIZ_NOT_FOUND');
  });

  it('give ids to questions that have none, or one that is there already', async () => {
    const questions = [
      single('A?', 0, { id: 'twice1' }),
      single('B?', 0, { id: 'twice1' }),
      single('C?', 0),
    ];
    const { body } = await api.add({ title: 'Ids', questions });
    const ids = (await api.get(body.id)).body.questions.map(({ id }) => id);
    expect(ids[0]).toBe('twice1');
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]{6,16}$/);
    expect((await api.get(body.id)).body.questions.map(({ id }) => id)).toEqual(ids);
    expect(
      (await api.add({ title: 'Ids', questions: [single('A?', 0, { id: 'No!' })] })).code,
    ).toBe('BAD_QUIZ');
  });

  it('are replaced as a whole by whoever has seen the newest revision', async () => {
    const { id } = (await api.add(whole)).body;
    const { body: seen } = await api.get(id);
    // Fields that only the server writes may come back with it.
    const turned = { ...seen, title: 'Turned', questions: seen.questions.toReversed() };
    const put = await api.put(id, 1, turned);
    expect(put).toMatchObject({ status: 200, etag: '"2"' });
    expect(put.body).toEqual({
      ...turned,
      revision: 2,
      updatedAt: put.body.updatedAt,
    });
    expect(put.body).toEqual((await api.get(id)).body);
    expect(put.body.questions.map((question) => question.id)).toEqual(['second', 'first1']);

    await refused(id, 'STALE_EDIT', api.put(id, 1, whole));
    await refused(id, 'PRECONDITION_REQUIRED', api.ask('PUT', `/api/quizzes/${id}`, whole));
    await refused(id, 'BAD_QUIZ', api.put(id, 2, { ...whole, questions: [] }));
    await refused(id, 'BAD_QUIZ', api.put(id, 2, { ...whole, tilte: 'x' }));
    await refused(id, 'BAD_QUIZ', api.put(id, 2, []));
    for (const tag of ['2', 'x', '"x"', '', '"1", "7"'])
      await refused(
        id,
        'STALE_EDIT',
        ask(running.app.http, 'PUT', `/api/quizzes/${id}`, whole, { 'if-match': tag }),
      );
    const weak = { 'if-match': 'W/"2", "9"' };
    const url = `/api/quizzes/${id}`;
    expect((await ask(running.app.http, 'PUT', url, whole, weak)).etag).toBe('"3"');
    // Without a tag, cover or description there is none; and whoever overwrites may.
    const bare = await api.put(id, '*', singles(1));
    expect(bare.body).toMatchObject({ tags: [], description: '', language: 'en', revision: 4 });
    expect(bare.body).not.toHaveProperty('cover');
    // A patch that changes nothing is no edit.
    const { questions } = bare.body;
    expect((await api.put(id, 4, { ...singles(1), questions })).body.revision).toBe(4);
  });

  it('are changed in parts: a field, a question, their order', async () => {
    const { id } = (await api.add(whole)).body;
    const patched = await api.patch(id, 1, {
      description: null,
      tags: ['One', 'One', 'Two'],
      cover: { alt: 'A big wheel' },
      questions: {
        first1: { text: 'Changed?', media: { image: '/media/a.png', alt: 'A' }, limit: null },
        second: null,
        newone: { id: 'another', type: 'boolean', text: 'New?', correct: true },
      },
      order: ['newone', 'first1'],
    });
    expect(patched.status).toBe(200);
    expect(patched.body).toMatchObject({
      title: whole.title,
      description: '',
      tags: ['One', 'Two'],
      cover: { image: whole.cover.image, alt: 'A big wheel' },
      questions: [
        { id: 'newone', type: 'boolean', text: 'New?', correct: true },
        { id: 'first1', text: 'Changed?', correct: [0], limit: 20 },
      ],
      revision: 2,
    });
    const one = await ask(
      running.app.http,
      'PATCH',
      `/api/quizzes/${id}/questions/first1`,
      { media: null, points: 0 },
      { 'if-match': '"2"', 'content-type': 'application/merge-patch+json' },
    );
    expect(one.body.questions[1]).toMatchObject({ text: 'Changed?', points: 0 });
    expect(one.body.questions[1]).not.toHaveProperty('media');
    expect(one.etag).toBe('"3"');
    expect((await api.patch(id, 3, { cover: null })).body).not.toHaveProperty('cover');

    await refused(id, 'STALE_EDIT', api.patch(id, 3, { title: 'Late' }));
    await refused(
      id,
      'PRECONDITION_REQUIRED',
      api.ask('PATCH', `/api/quizzes/${id}`, { title: 'x' }),
    );
    await refused(id, 'BAD_QUIZ', api.patch(id, 4, { title: null }));
    await refused(id, 'BAD_QUIZ', api.patch(id, 4, { questions: { newone: { correct: 7 } } }));
    await refused(id, 'BAD_QUIZ', api.patch(id, 4, { questions: { newone: null, first1: null } }));
    await refused(id, 'BAD_PAYLOAD', api.patch(id, 4, { order: ['newone'] }));
    await refused(id, 'BAD_PAYLOAD', api.patch(id, 4, { order: ['newone', 'newone'] }));
    await refused(id, 'BAD_PAYLOAD', api.patch(id, 4, { order: ['newone', 'other1'] }));
    await refused(id, 'BAD_PAYLOAD', api.patch(id, 4, { questions: { 'NO!': {} } }));
    await refused(id, 'BAD_PAYLOAD', api.patch(id, 4, { unknown: 1 }));
    await refused(id, 'BAD_PAYLOAD', api.patch(id, 4, { revision: 9 }));
    const url = `/api/quizzes/${id}/questions/other1`;
    const given = { 'if-match': '"4"' };
    await refused(
      id,
      'QUESTION_NOT_FOUND',
      ask(running.app.http, 'PATCH', url, { text: 'x' }, given),
    );
  });

  it('may be drafts, which say in words what is missing, and are not played', async () => {
    expect((await api.add({}, '')).code).toBe('BAD_QUIZ');
    const { body } = await api.add({}, DRAFT);
    expect(body).toMatchObject({ questions: 0, playable: false });
    const { id } = body;
    const empty = (await api.get(id)).body;
    expect(empty).toMatchObject({ title: '', language: 'en', playable: false });
    expect(empty.problems).toEqual([
      { path: ['title'], message: '“title” is empty.' },
      { path: ['questions'], message: 'There is no question yet.' },
    ]);

    const edit = await api.patch(
      id,
      1,
      {
        title: 'x'.repeat(200),
        questions: {
          draft1: { type: 'single', text: '', options: ['a'], correct: [] },
          draft2: { text: 'Of which type?', anything: { goes: [1] } },
          whole1: single('Whole?', 1),
        },
      },
      DRAFT,
    );
    expect(edit.body.problems.map(({ question, path }) => [question, path.join('.')])).toEqual([
      [undefined, 'title'],
      ['draft1', 'text'],
      ['draft1', 'options'],
      ['draft1', 'correct'],
      ['draft2', 'type'],
      ['draft2', 'type'],
    ]);
    expect(edit.body.questions).toMatchObject([
      { id: 'draft1', options: ['a'] },
      { id: 'draft2', anything: { goes: [1] } },
      { id: 'whole1', limit: 20 },
    ]);
    expect((await api.get(id)).body).toEqual(edit.body);

    const game = await api.ask<{ error?: { code: string } }>('POST', '/api/games', { quizId: id });
    expect([game.status, game.code]).toEqual([409, 'QUIZ_INCOMPLETE']);
    expect((await api.ask('GET', `/api/quizzes/${id}/export`)).code).toBe('QUIZ_INCOMPLETE');
    // Without `draft` it stays as it is.
    await refused(id, 'BAD_QUIZ', api.patch(id, 2, { title: 'Short' }));
    const fixed = await api.patch(id, 2, {
      title: 'Short',
      questions: { draft1: null, draft2: null },
    });
    expect(fixed.body).toMatchObject({ playable: true, problems: [] });
    expect((await api.ask('POST', '/api/games', { quizId: id })).status).toBe(201);
    const undone = await api.patch(id, 3, { title: '' }, DRAFT);
    expect(undone.body).toMatchObject({ playable: false, questions: [{ id: 'whole1' }] });
  });

  it('take nothing that is too large, too deep or cannot be stored, also not as drafts', async () => {
    const { id } = (await api.add({}, DRAFT)).body;
    const long = 'x'.repeat(400_000);
    const put = (questions: object) => api.patch(id, '*', { questions }, DRAFT);
    expect((await put({ large1: { text: long } })).status).toBe(200);
    expect((await put({ large2: { text: long } })).status).toBe(200);
    await refused(id, 'PAYLOAD_TOO_LARGE', put({ large3: { text: long } }));
    await refused(id, 'PAYLOAD_TOO_LARGE', put({ large4: { text: 'x'.repeat(1_000_000) } }));
    const deep = `{"questions":{"large2":${'{"deep":'.repeat(50_000)}1${'}'.repeat(50_000)}}}`;
    await refused(id, 'BAD_QUIZ', sendText('PATCH', `/api/quizzes/${id}${DRAFT}`, deep));
    const whole = `{"title":"Deep","questions":[${'{"deep":'.repeat(50_000)}1${'}'.repeat(50_000)}]}`;
    await refused(id, 'BAD_QUIZ', sendText('PUT', `/api/quizzes/${id}${DRAFT}`, whole));
    await refused(id, 'BAD_QUIZ', sendText('PUT', `/api/quizzes/${id}`, whole));
    await refused(id, 'BAD_QUIZ', put({ large2: { text: 'NUL: \0' } }));
    await refused(id, 'BAD_QUIZ', put({ large2: { 'half \ud800': 1 } }));
    await refused(id, 'BAD_QUIZ', api.patch(id, '*', { tags: Array(101).fill('x') }, DRAFT));
    await refused(id, 'BAD_QUIZ', api.patch(id, '*', { cover: { image: 7 } }, DRAFT));
    const many = Object.fromEntries(
      Array.from({ length: 501 }, (_, at) => [`many${at + 100}`, {}]),
    );
    await refused(id, 'BAD_QUIZ', put(many));
  });

  it('are copied, archived, deleted and brought back', async () => {
    const { id } = (await api.add({ ...whole, title: 'Original' })).body;
    const copy = await api.ask<{ id: string }>('POST', `/api/quizzes/${id}/duplicate`);
    expect(copy.status).toBe(201);
    expect((await api.get(copy.body.id)).body).toMatchObject({
      ...whole,
      title: 'Original (copy)',
      revision: 1,
    });

    const archived = await api.patch(id, 1, { archived: true });
    expect(archived.body.archivedAt).toMatch(/Z$/);
    const since = (await api.patch(id, 2, { archived: true })).body.archivedAt;
    expect(since).toBe(archived.body.archivedAt);
    expect((await api.patch(id, 2, { archived: false })).body).not.toHaveProperty('archivedAt');

    const stale = { 'if-match': '"1"' };
    const url = `/api/quizzes/${id}`;
    await refused(id, 'STALE_EDIT', ask(running.app.http, 'DELETE', url, undefined, stale));
    const before = (await api.get(id)).body;
    const deleted = await api.remove(id);
    expect(deleted.status).toBe(200);
    const { deletedAt, restorableUntil } = deleted.body;
    expect(Date.parse(restorableUntil) - Date.parse(deletedAt)).toBe(30 * 24 * 3_600_000);
    for (const request of [
      api.get(id),
      api.remove(id),
      api.put(id, '*', whole),
      api.patch(id, '*', { title: 'x' }),
      api.ask('GET', `${url}/export`),
      api.ask('POST', `${url}/duplicate`),
      api.ask('POST', '/api/games', { quizId: id }),
    ])
      expect((await request).code).toBe('QUIZ_NOT_FOUND');
    expect((await api.restore(id)).body).toEqual(before);
    expect((await api.restore(id)).body).toEqual(before);
    expect((await api.restore('none')).code).toBe('QUIZ_NOT_FOUND');
  });

  it('are found by words of any text, by tag and state, page by page', async () => {
    const list = async (query: string): Promise<QuizSummary[]> =>
      (await api.ask<QuizList>('GET', `/api/quizzes?${query}`)).body.quizzes;
    const titles = async (query: string) => (await list(query)).map(({ title }) => title);
    const make = async (title: string, more: object = {}) =>
      (await api.add({ ...singles(1), title, ...more })).body.id;
    await make('Zebra Crème brûlée', { tags: ['Food', 'France'] });
    await make('zebra İstanbul', { description: 'Straße & Łódź', tags: ['Food'] });
    const third = await make('Zebra 東京タワー', {
      questions: [
        single("What's 100% of C++?", 0),
        { type: 'boolean', text: 'Smørrebrød?', correct: true },
      ],
    });
    expect(await titles('q=zebra&page=1&sort=title')).toEqual(
      ['Zebra 東京タワー', 'Zebra Crème brûlée', 'zebra İstanbul'].sort((a, b) =>
        a.normalize('NFKD').toLowerCase() < b.normalize('NFKD').toLowerCase() ? -1 : 1,
      ),
    );
    for (const q of ['creme BRULEE', 'brulee zebra', 'BRÛLÉE', 'ze bru', 'rul'])
      expect([q, await titles(`q=${encodeURIComponent(q)}`)]).toEqual([q, ['Zebra Crème brûlée']]);
    for (const q of ['istanbul', 'strasse', 'LODZ', 'łódź'])
      expect([q, await titles(`q=${encodeURIComponent(q)}`)]).toEqual([q, ['zebra İstanbul']]);
    for (const q of ['タワ', '東京', 'smorrebrod', '100', 'france zebra 100'])
      expect([q, (await titles(`q=${encodeURIComponent(q)}`)).length]).toEqual([
        q,
        q.startsWith('france') ? 0 : 1,
      ]);
    for (const q of ["'; drop table quizzes; --", '%', '_', '\\'])
      expect((await api.ask('GET', `/api/quizzes?q=${encodeURIComponent(q)}`)).status).toBe(200);
    expect(await titles('q=zebra%25')).toHaveLength(3);

    expect((await titles('tag=Food')).sort()).toEqual(['Zebra Crème brûlée', 'zebra İstanbul']);
    expect(await titles('tag=Food&q=stras')).toEqual(['zebra İstanbul']);
    expect(await titles('tag=food')).toEqual([]);
    const { body: all } = await api.ask<QuizList>('GET', '/api/quizzes');
    expect(all.tags.find(({ tag }) => tag === 'Food')).toEqual({ tag: 'Food', count: 2 });
    expect(all.total).toBe(all.quizzes.length);
    expect(all).toMatchObject({ page: 1, pages: 1 });
    // As it was before there were pages: shipped ones first.
    const shipped = all.quizzes.map((quiz) => quiz.shipped);
    expect(shipped).toEqual(shipped.toSorted((a, b) => Number(b) - Number(a)));

    expect(await list('q=zebra&sort=created&page=1&size=2')).toHaveLength(2);
    const { body: second } = await api.ask<QuizList>('GET', '/api/quizzes?q=zebra&page=2&size=2');
    expect(second).toMatchObject({ total: 3, page: 2, pages: 2 });
    expect(second.quizzes).toHaveLength(1);
    // A page after the last one tells how many there are, too.
    const { body: ninth } = await api.ask<QuizList>('GET', '/api/quizzes?q=zebra&page=9&size=2');
    expect(ninth).toMatchObject({ quizzes: [], total: 3, pages: 2 });
    const { body: none } = await api.ask<QuizList>('GET', '/api/quizzes?q=xyzzy&page=1');
    expect(none).toMatchObject({ quizzes: [], total: 0, pages: 1 });
    await api.patch(third, '*', { title: 'Zebra, edited' });
    expect((await titles('q=zebra&page=1'))[0]).toBe('Zebra, edited');
    expect(await titles('q=東京')).toEqual([]);

    await api.patch(third, '*', { archived: true });
    expect(await titles('q=zebra&page=1')).toHaveLength(2);
    expect(await titles('q=zebra&state=archived')).toEqual(['Zebra, edited']);
    await api.remove(third);
    expect(await titles('q=zebra&state=archived')).toEqual([]);
    const [gone] = await list('q=zebra&state=deleted');
    expect(gone).toMatchObject({ id: third, questions: 2, types: ['single', 'boolean'] });
    expect(gone?.deletedAt).toBeDefined();

    for (const query of [
      'size=201',
      'size=0',
      'page=0',
      'page=x',
      `q=${'x'.repeat(201)}`,
      'sort=x',
      'state=all',
    ])
      expect([query, (await api.ask('GET', `/api/quizzes?${query}`)).code]).toEqual([
        query,
        'BAD_PAYLOAD',
      ]);
  });

  it('of every type are made from nothing, edited, reordered, copied, restored and played', async () => {
    const { id } = (await api.add({}, DRAFT)).body;
    let revision = 1;
    const save = async (patch: object) => {
      const saved = await api.patch(id, revision, patch, DRAFT);
      expect(saved.status).toBe(200);
      ({ revision } = saved.body);
      return saved.body;
    };
    await save({ title: 'Every type there is', tags: ['All', 'Types'], cover: picture });
    const ids = Object.keys(written).map((type, at) => `new${type.slice(0, 8)}${at}`);
    for (const [at, [type, fields]] of Object.entries(written).entries()) {
      const key = ids[at] ?? '';
      expect((await save({ questions: { [key]: { type } } })).playable).toBe(false);
      await save({ questions: { [key]: { text: `Of the type ${type}?` } } });
      for (const [name, value] of Object.entries(fields))
        await save({ questions: { [key]: { [name]: value } } });
    }
    const order = ids.toReversed();
    const done = await save({ order });
    expect(done).toMatchObject({ playable: true, problems: [] });
    expect(done.questions.map((question) => question.id)).toEqual(order);

    const copy = (await api.ask<{ id: string }>('POST', `/api/quizzes/${id}/duplicate`)).body.id;
    await api.remove(copy);
    await api.restore(copy);
    const exported = await running.app.http.inject(`/api/quizzes/${copy}/export`);
    expect(exported.json().questions[0]).not.toHaveProperty('id');
    const imported = await running.app.http.inject({
      method: 'POST',
      url: '/api/quizzes/import?format=json',
      headers: { host: 'localhost', 'content-type': 'application/json' },
      payload: exported.body,
    });
    expect(imported.statusCode).toBe(201);
    const { body: same } = await api.get(imported.json().id);
    expect(same).toMatchObject({ tags: ['All', 'Types'], cover: picture });
    expect(same.questions.map(({ type }) => type)).toEqual(Object.keys(written).toReversed());

    using host = await hostQuiz(running.url, same.id);
    using ana = await joinWeb(running.url, host.pin, 'Ana');
    await host.command('start');
    const question = await ana.inbox.next('question');
    expect(JSON.stringify(question)).not.toContain(same.questions[0]?.id);
    expect(question).toMatchObject({ index: 0, total: 8, type: 'point' });
    // A game stays as it was, whatever becomes of the quiz.
    await api.patch(
      same.id,
      '*',
      { questions: Object.fromEntries(same.questions.map(({ id }) => [id, null])) },
      DRAFT,
    );
    await api.remove(same.id);
    expect((await ana.answer(0, [0.5, 0.5])).ok).toBe(true);
    const reveal = await ana.inbox.next('reveal');
    expect(reveal.text).toBe('Mars');
    await host.command('end');
  });

  it('tell how often they were played', async () => {
    const { id } = (await api.add({ ...everyType, title: 'Played once' })).body;
    using host = await hostQuiz(running.url, id);
    await host.command('start');
    await host.command('end');
    const played = async () =>
      (await api.ask<QuizList>('GET', '/api/quizzes?q=played+once&sort=played&page=1')).body
        .quizzes[0];
    while ((await played())?.played === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(await played()).toMatchObject({ id, played: 1, revision: 1 });
    expect(Date.parse((await played())?.lastPlayedAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
    await api.ask('DELETE', `/api/games/${host.id}`);
    expect(await played()).toMatchObject({ played: 0 });
    expect(await played()).not.toHaveProperty('lastPlayedAt');
  });

  it('are served by no route that was not asked for above', () => {
    const routes = Object.keys(REST).filter((route) => route.includes(' /api/quizzes'));
    expect(routes.length).toBeGreaterThan(10);
    const patternOf = (route: string) => new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`);
    const isDone = (route: string) => [...done].some((asked) => patternOf(route).test(asked));
    expect(routes.filter((route) => !isDone(route))).toEqual([]);
  });
});
