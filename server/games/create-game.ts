import { randomBytes, randomInt } from 'node:crypto';
import { controls } from '../engine/controls.ts';
import type { GameMode } from '../engine/mode.ts';
import type { Quiz } from '../engine/quiz.ts';
import { initialState } from '../engine/reduce.ts';
import { type Definition, gameOptions, languageOf } from '../engine/state.ts';
import type { HookRunner } from '../hooks.ts';
import { QRushError } from '../protocol/errors.ts';
import type { Records } from '../records/contract.ts';
import type { Registry } from '../registry.ts';
import type { Marking } from '../rich/marking.ts';
import { asPlayed } from '../rich/played.ts';
import type { Scoring } from '../services.ts';
import type { Store } from '../store/contract.ts';
import type { Channel } from './channel.ts';
import { requireKnown } from './chosen-channels.ts';
import type { NewGame } from './contract.ts';
import type { QuestionTypes } from './guarded-type.ts';
import { readOptions } from './options.ts';
import { type PictureSize, withPictureSizes } from './picture-sizes.ts';
import { picturesAhead } from './pictures-ahead.ts';
import { planGame } from './plan-game.ts';
import { quizToPlay, requireTypes } from './quiz-to-play.ts';
import { inGameTime } from './time-factor.ts';

/** How many PINs are tried before the server says it has none left. */
const PIN_ATTEMPTS = 50;

export interface CreationSources {
  store: Store;
  records: Records;
  types: QuestionTypes;
  modes: Registry<GameMode>;
  channels: Registry<Channel>;
  hooks: HookRunner;
  scoring: Scoring;
  marking: Marking;
  /** ms, see {@link Definition.grace}. */
  grace: number;
  pictureSize: PictureSize;
}

/**
 * Makes a game of a stored quiz: as its mode plans it, with its texts marked up, under a PIN of its own.
 * @throws QRushError `QUIZ_NOT_FOUND`, `QUIZ_INCOMPLETE`, `MODE_NOT_FOUND`, `BAD_OPTIONS`; `UNAVAILABLE`
 *   when there is no free PIN
 */
export async function createGame(
  sources: CreationSources,
  { quizId, mode: given, options, owner }: NewGame,
): Promise<Definition> {
  const { store, records, types, modes, channels, hooks, marking, grace, pictureSize } = sources;
  const stored = quizToPlay(await records.quizzes.get(quizId));
  requireTypes(stored, types);
  const modeName = given ?? modes.names()[0] ?? '';
  const mode = modes.get(modeName);
  if (!mode) {
    throw new QRushError(
      'MODE_NOT_FOUND',
      `There is no game mode "${modeName}"; there are: ${modes.names().join(', ')}.`,
    );
  }
  const [core, modeOptions] = readOptions(options, gameOptions, mode.options);
  requireKnown(core, channels);
  // Quizzes from before texts were marked up are rendered now.
  const marked = await asPlayed(await marking.mark(stored));
  const sized = await withPictureSizes(marked, pictureSize);
  const timed = inGameTime(sized, core);
  const plan = await planGame(
    sources,
    mode,
    timed,
    modeOptions,
    languageOf({ options: core, quiz: timed }),
  );
  const quiz = plan?.points === 0 ? worthNothing(timed) : timed;
  const state = initialState();
  for (let attempt = 0; attempt < PIN_ATTEMPTS; attempt++) {
    const definition: Definition = {
      id: randomBytes(9).toString('base64url'),
      pin: String(randomInt(1_000_000)).padStart(6, '0'),
      quizId,
      quiz,
      mode: modeName,
      options: core,
      modeOptions,
      seed: randomBytes(12).toString('base64url'),
      ...(core.preload && picturesAhead(types, quiz)),
      ...(plan && { plan }),
      ...(owner && { owner }),
      grace,
      createdAt: await store.now(),
    };
    if ((await store.games.create(definition, state, controls(definition, state))) === 'created') {
      hooks.observe('game:created', { game: definition });
      return definition;
    }
  }
  throw new QRushError('UNAVAILABLE', 'There is no free PIN right now; try again shortly.');
}

/** The quiz where nobody earns points: so every client says it of every question. */
const worthNothing = (quiz: Quiz): Quiz => ({
  ...quiz,
  questions: quiz.questions.map((question) => ({ ...question, points: 0 })),
});
