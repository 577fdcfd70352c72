/**
 * Keeps what PM2's daemon sends through the sticky door while this process starts. PM2 preloads this
 * module (`node_args` in ecosystem.config.js): its own container listens for messages from then on,
 * and what nobody takes at that time would be lost, a client's connection with it.
 */
import cluster from 'node:cluster';

type Message = { type?: unknown };

const queued: [message: Message, handle: unknown][] = [];

const keep = (message: Message, handle: unknown) => {
  if (String(message.type).startsWith('sticky:')) queued.push([message, handle]);
};

/**
 * Whether this is a process of PM2's cluster, which has such a door. The variable is what the daemon
 * hands over; PM2's container takes it away when it starts.
 */
export const hasDoor = cluster.isWorker && process.env.pm2_env !== undefined;

/** Sessions that a process claims to have to be the busiest: the daemon prefers the least busy. */
const CLAIMED = 2000;

/** Sends the daemon's connections elsewhere, for which it knows no other way than sessions. */
export const stepBack = (): void => claim('connection');

/** Takes connections as the others do. */
export const stepForward = (): void => claim('disconnection');

function claim(what: 'connection' | 'disconnection'): void {
  for (let index = 0; index < CLAIMED; index++) {
    process.send?.({ type: `sticky:${what}`, data: `none-${process.pid}-${index}` }, () => {});
  }
}

if (hasDoor) {
  process.on('message', keep);
  stepBack();
}

/** From now on others listen: they get what has come so far, and this module keeps nothing more. */
export function handOver(): void {
  process.off('message', keep);
  for (const [message, handle] of queued.splice(0))
    process.emit('message', message, handle as never);
}
