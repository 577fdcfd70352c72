/** The SDK of QRush: what our pages, bots and other apps use. See docs/client.md. */
export type { SentAnswer } from './answering.ts';
export { ServerClock, secondsLeft } from './clock.ts';
export { type ClientOptions, memoryStore, type Store } from './environment.ts';
export type { GameState, Question, Reveal } from './game-state.ts';
export { type Command, Host } from './host.ts';
export { inOwnTime } from './own-time.ts';
export { joinPatiently } from './patience.ts';
export {
  type HowToJoin,
  Player,
  type PlayerOptions,
  type PlayerSession,
  type Removal,
} from './player.ts';
export { Refusal } from './socket.ts';
export { TIMES, type Times } from './times.ts';
export { type Doors, Watcher } from './watcher.ts';
