/** A proxy in front of a server that thinks it is alone with its machine. */
import { expect, it } from 'vitest';
import { startApp } from '../support/app.ts';
import { post } from '../support/clients.ts';
import { startBareNginx } from '../support/nginx.ts';
import { singles } from '../support/quizzes.ts';

it('nginx with nothing but proxy_pass opens no API: the token is asked for', async () => {
  await using running = await startApp({ adminToken: 'a token of sixteen' });
  await using nginx = await startBareNginx(Number(new URL(running.url).port));
  for (const path of ['/api/quizzes', '/api/modes', '/metrics']) {
    expect((await fetch(running.url + path)).status).toBe(200);
    expect((await fetch(nginx.url + path)).status).toBe(401);
  }
  expect((await post(`${nginx.url}/api/quizzes`, singles(1))).status).toBe(401);
  const headers = { authorization: 'Bearer a token of sixteen' };
  expect((await post(`${nginx.url}/api/quizzes`, singles(1), headers)).status).toBe(201);
});
