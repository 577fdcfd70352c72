/** QRush: the server that `npm start` runs, embedded or as one of a cluster. */
import pino from 'pino';
import { settingsFrom } from '../../../config/load.ts';
import { single } from '../../../plugins/question-types/single.ts';
import { createApp } from '../../../server/app.ts';
import { builtIn } from '../../../server/built-in.ts';
import { validateQuiz } from '../../../server/games/quiz-validation.ts';
import { quizOf } from '../quiz.ts';
import { serveSubject } from '../subject.ts';

serveSubject(async ({ redisUrl }) => {
  const settings = settingsFrom({
    environment: 'test',
    port: 0,
    host: '127.0.0.1',
    // A folder where the journal is measured, see benchmarks/journal.ts.
    dataDir: process.env.SUBJECT_DATA ?? 'memory://',
    // All players come from here: limits by address would measure themselves.
    unlimitedAddresses: ['127.0.0.1'],
    secret: 'one secret for all of these servers',
    // A player who leaves after one round is gone before the next.
    presenceGrace: 0,
    ...(redisUrl !== undefined && { redisUrl }),
  });
  const app = await createApp(settings, builtIn, pino({ level: 'warn' }));
  const url = (await app.listen()).replace('localhost', '127.0.0.1');
  let gameId = '';
  let opened = 0;
  return {
    url,
    async game({ players, questions }) {
      const quiz = validateQuiz(quizOf(questions), () => single, [single.name]);
      const quizId = await app.records.quizzes.add(quiz);
      const options = { countdown: 0, maxPlayers: players };
      const { id, pin } = await app.games.create({ quizId, options });
      gameId = id;
      opened = 0;
      return pin;
    },
    open: () => app.games.command(gameId, { type: opened++ === 0 ? 'start' : 'next' }),
  };
});
