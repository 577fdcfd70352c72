import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { everyType } from '../../support/quizzes.ts';
import type { Attack, Input, Kind } from '../kind.ts';
import { corrupt, perhapsMutate } from '../mutate.ts';
import { encode } from '../nasty.ts';
import { send } from '../requests.ts';
import { ADMIN_TOKEN } from '../stage.ts';
import { inTime } from '../tally.ts';

const FOLDER = join(import.meta.dirname, '../../../plugins/starter-quizzes/quizzes');

const QUIZZES: unknown[] = [
  everyType,
  ...readdirSync(FOLDER).map((name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))),
];

const TYPES = ['application/json', 'application/json; charset=utf-8', 'text/plain', 'text/csv', ''];

/** Quizzes that are not quite right, to `POST /api/quizzes`. */
export const quizzes: Kind = {
  name: 'quizzes',
  batch: 20,
  lanes: 8,
  async send(attack, inputs) {
    for (const input of inputs) await sendOne(attack, input);
  },
};

async function sendOne({ stage, tally }: Attack, input: Input): Promise<void> {
  const { source } = input;
  const text = Buffer.from(encode(perhapsMutate(source, source.pick(QUIZZES), 0.93)));
  const body = source.chance(0.15) ? corrupt(source, text) : text;
  const type = source.chance(0.05) ? source.pick(TYPES) : 'application/json';
  const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': type };
  const answer = send(source.pick(stage.urls), {
    method: 'POST',
    path: '/api/quizzes',
    headers,
    body,
  });
  await tally.watch(input, body.toString(), inTime(answer.then(({ status }) => status)));
}
