/** The OpenAPI document: valid, of every route that there is, and true of what routes answer. */
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { definePlugin } from '../../../server/plugin.ts';
import type { OpenApi } from '../../../server/protocol/openapi.ts';
import { quizList, storedQuiz } from '../../../server/protocol/quizzes.ts';
import { report } from '../../../server/protocol/report.ts';
import * as resources from '../../../server/protocol/resources.ts';
import { REST } from '../../../server/protocol/rest.ts';
import { PROTOCOL } from '../../../server/protocol/version.ts';
import { type RunningApp, startApp } from '../../support/app.ts';
import { archiveOf } from '../../support/archive.ts';
import { hostGame, joinWeb, post } from '../../support/clients.ts';
import { everyType, singles } from '../../support/quizzes.ts';

/** A plugin with a channel that has a link, and with a route about which it says nothing. */
const chat = definePlugin<never>({
  name: 'chat',
  setup({ channels, http }) {
    channels.register({
      name: 'chat',
      title: 'The Chat',
      deliver: async () => {},
      joinUrl: (pin) => `https://chat.example/${pin}`,
      plan: async () => ({ players: 0, messages: 0, warnings: [] }),
      report: async () => ({}),
    });
    http.get('/chat/:room', async () => 'hello');
  },
});

let running: RunningApp;
let document: OpenApi;
beforeAll(async () => {
  running = await startApp({}, [chat]);
  document = (await (await fetch(`${running.url}/api/openapi.json`)).json()) as OpenApi;
});
afterAll(() => running[Symbol.asyncDispose]());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
  );

describe('the document', () => {
  it('is valid OpenAPI 3.1, of the version of the protocol', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate({ ...document });
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    expect(validator.version).toBe('3.1');
    expect(document.info.version).toBe(PROTOCOL);
    const ids = operations().map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('P32: has every route of the running server, and no other', () => {
    const documented = operations().map(({ path, method }) => ({ path, method }));
    const files = documented.filter(({ path }) => path.endsWith('/{file}'));
    for (const { path } of files) {
      const url = path.replace('{file}', '*');
      expect(running.app.http.hasRoute({ method: 'GET', url }), url).toBe(true);
    }
    const others = documented
      .filter((one) => !files.includes(one))
      .map(({ path, method }) => `${method} ${path}`);
    expect(new Set(others)).toEqual(new Set(registered()));
    expect(others).toContain('get /chat/{room}');
  });

  it('says of every route that comes with QRush what it does, and names no other', () => {
    const routes = operations();
    const unsaid = routes.filter(({ tags }) => tags.includes('Plugins')).map(({ path }) => path);
    expect(unsaid).toEqual(['/chat/{room}']);
    const known = routes.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    const described = Object.keys(REST).map((route) => route.replace(/:(\w+)/g, '{$1}'));
    expect(known).toEqual(expect.arrayContaining(described));
  });
});

/** The routes as Fastify prints them: a tree, a level every four characters. Files are left out. */
function registered(): string[] {
  const parents: string[] = [];
  const found: string[] = [];
  for (const line of running.app.http.printRoutes({ commonPrefix: false }).split('\n')) {
    const [, indent = '', part = '', methods = ''] =
      /^(.*?)[├└]── (\S+)(?: \(([A-Z, ]+)\))?/.exec(line) ?? [];
    if (part === '' || part.endsWith('*')) continue;
    const depth = indent.length / 4;
    parents.splice(depth, Number.POSITIVE_INFINITY, part);
    const url = parents.join('').replace(/:(\w+)(\([^)]*\))?/g, '{$1}');
    const own = methods.split(', ').filter((method) => !['', 'HEAD', 'OPTIONS'].includes(method));
    found.push(...own.map((method) => `${method.toLowerCase()} ${url}`));
  }
  return found;
}

describe('answers', () => {
  /** Parsing leaves out what a schema does not name: so what is the same afterwards has nothing else. */
  async function check(path: string, schema: z.ZodType, init: RequestInit = {}): Promise<void> {
    const response = await fetch(running.url + path, init);
    const answer = await response.json();
    const parsed = schema.safeParse(answer);
    expect(parsed.error?.issues ?? [], path).toEqual([]);
    expect(parsed.data, path).toStrictEqual(answer);
  }

  it('are what the schemas say, with no field besides', async () => {
    using host = await hostGame(running.url, everyType);
    using ana = await joinWeb(running.url, host.pin, 'Ana');
    await host.command('start');
    await ana.inbox.next('question');
    await ana.answer(0, 2);
    await host.command('end');
    await archiveOf(running.app, host.id);

    const json = (body: unknown): RequestInit => ({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const admin = { headers: { authorization: `Bearer ${running.app.settings.adminToken}` } };
    await check('/api/quizzes', storedQuiz, json(singles(1)));
    await check('/api/quizzes', quizList);
    await check('/api/modes', resources.modeList);
    await check(`/api/games/${host.id}/channels`, resources.channelList);
    await check(`/api/games/${host.id}/report`, report);
    await check(`/api/games/${host.id}/host-token`, resources.freshHostToken, { method: 'POST' });
    await check('/api/games/none/report', resources.errorAnswer);
    await check('/api/games', resources.errorAnswer, json({ quizId: 7 }));
    await check('/health', resources.liveness);
    await check('/health/ready', resources.readiness);
    for (const topic of ['queue', 'db', 'worker'])
      await check(`/admin/${topic}-stats`, resources.processStats, admin);
    await check('/admin/game-stats', resources.gameStats, admin);
  });

  it('P33: list the ways into a game, also as one field each for clients of the first version', async () => {
    const quiz = await post<{ id: string }>(`${running.url}/api/quizzes`, singles(1));
    const { body: game } = await post<resources.CreatedGame>(`${running.url}/api/games`, {
      quizId: quiz.body.id,
    });
    const url = `https://chat.example/${game.pin}`;
    expect(resources.createdGame.parse(game)).toStrictEqual(game);
    expect(game.channels).toContainEqual({ name: 'chat', title: 'The Chat', url });
    for (const link of game.channels) expect(game).toHaveProperty([`${link.name}Url`], link.url);
    const listed = (await (
      await fetch(`${running.url}/api/games/${game.id}/channels`)
    ).json()) as resources.ChannelList;
    expect(listed.channels).toContainEqual({
      name: 'chat',
      title: 'The Chat',
      url,
      plan: { players: 0, messages: 0, warnings: [] },
      report: {},
    });
  });
});
