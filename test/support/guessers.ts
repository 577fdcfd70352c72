import { expect } from 'vitest';
import {
  connectHost,
  connectPlayer,
  granted,
  type Host,
  joinWeb,
  type PlaySocket,
} from './clients.ts';

/** ms in which guesses are counted. */
const TIME = 4000;

/** Many connections that try PINs as fast as they can. @returns how many guesses were looked up */
export async function guessFrom(
  urls: string[],
  connections: number,
  address: string,
): Promise<number> {
  const sockets = Array.from({ length: connections }, (_, index) =>
    connectPlayer(urls[index % urls.length] ?? '', {
      extraHeaders: { 'x-forwarded-for': address },
    }),
  );
  let told = 0;
  for (const [index, socket] of sockets.entries()) {
    socket.on('connect', () => {
      for (let guess = 0; guess < 40; guess++) {
        const pin = String(index * 40 + guess).padStart(6, '0');
        socket.emit('join', { pin, nickname: `Eve ${index} ${guess}` }, (ack) => {
          if (ack.ok || ack.error.code !== 'RATE_LIMITED') told += 1;
        });
      }
    });
  }
  await new Promise((resolve) => setTimeout(resolve, TIME));
  for (const socket of sockets) socket.disconnect();
  return told;
}

/** A connection that keeps guessing until it is told to stop. */
export async function guesser(url: string): Promise<PlaySocket> {
  const socket = connectPlayer(url);
  for (let guess = 0; guess < 25; guess++)
    await socket.emitWithAck('join', { pin: '000000', nickname: 'Eve' });
  const again = async (): Promise<void> => {
    if (!socket.connected) return;
    await socket
      .timeout(1000)
      .emitWithAck('join', { pin: '000000', nickname: 'Eve' })
      .catch(() => {});
    setTimeout(() => void again(), 100);
  };
  void again();
  return socket;
}

/** A class with the right PIN: comes in, goes, and is back with its tokens; then its host is back. */
export async function classComesIn(urls: string[], host: Host): Promise<void> {
  const pupils = Array.from({ length: 25 }, (_, index) => `Pupil ${index}`);
  const urlOf = (index: number) => urls[index % urls.length] ?? '';
  const first = await Promise.all(
    pupils.map((name, index) => joinWeb(urlOf(index), host.pin, name)),
  );
  for (const { socket } of first) socket.disconnect();
  const back = await Promise.all(
    first.map(({ player, token }, index) =>
      joinWeb(urlOf(index), host.pin, player.nickname, token),
    ),
  );
  expect(back.map(({ player }) => player.id)).toEqual(first.map(({ player }) => player.id));
  for (const { socket } of back) socket.disconnect();
  for (let attempt = 0; attempt < 25; attempt++) {
    const socket = connectHost(urlOf(attempt));
    granted(await socket.emitWithAck('attach', { pin: host.pin, hostToken: host.hostToken }));
    socket.disconnect();
  }
}
