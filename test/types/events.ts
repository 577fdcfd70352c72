/**
 * The compiler's view of a client that is written with the official client's types: `npm run
 * typecheck` is the test, nothing here runs.
 */
import type { Server } from 'socket.io';
import type { Socket } from 'socket.io-client';
import { expectTypeOf } from 'vitest';
import type { AnyErrorCode } from '../../server/protocol/errors.ts';
import type {
  HostServerEvents,
  PlayServerEvents,
  QuestionEvent,
} from '../../server/protocol/events.ts';
import type { HostCommand, PlainCommand } from '../../server/protocol/host-commands.ts';
import type {
  Ack,
  HostClientEvents,
  PlayClientEvents,
  PlayResults,
} from '../../server/protocol/requests.ts';
import type { Snapshot } from '../../server/protocol/snapshot.ts';
import type { OwnResult, WaitingView } from '../../server/protocol/views.ts';

declare const player: Socket<PlayServerEvents, PlayClientEvents>;
declare const host: Socket<HostServerEvents, HostClientEvents>;
declare const server: Server<PlayClientEvents, PlayServerEvents>;

export function hearing(): void {
  player.on('question', (event) => {
    expectTypeOf(event).toEqualTypeOf<QuestionEvent>();
    expectTypeOf(event.options).toEqualTypeOf<string[] | undefined>();
    // @ts-expect-error nothing tells the right answer before the reveal
    void event.correct;
  });
  player.on('reveal', ({ you, correct }) => {
    expectTypeOf(you).toEqualTypeOf<OwnResult | undefined>();
    expectTypeOf(correct).toBeUnknown();
  });
  player.on('state', (state) => expectTypeOf(state).toEqualTypeOf<Snapshot>());
  player.on('removed', ({ reason }) =>
    expectTypeOf(reason).toEqualTypeOf<'kicked' | 'replaced' | 'closed'>(),
  );
  host.on('removed', ({ reason }) => expectTypeOf(reason).toEqualTypeOf<'closed'>());
  host.on('waiting', (list) => expectTypeOf(list).toEqualTypeOf<WaitingView[]>());
  // @ts-expect-error only hosts hear who waits
  player.on('waiting', () => {});
  // @ts-expect-error there is no such event
  player.on('questions', () => {});
}

export async function asking(): Promise<void> {
  const ack = await player.emitWithAck('join', { pin: '123456', nickname: 'Ana' });
  expectTypeOf(ack).toEqualTypeOf<Ack<PlayResults['join']>>();
  if (ack.ok) expectTypeOf(ack.state.protocol).toBeString();
  else expectTypeOf(ack.error.code).toEqualTypeOf<AnyErrorCode>();
  // @ts-expect-error an ack may be a refusal
  void ack.token;
  const answered = await player.emitWithAck('answer', { question: 0, value: [1] });
  if (answered.ok) expectTypeOf(answered.receivedAt).toBeNumber();
  await player.timeout(4000).emitWithAck('sync', {});
  // @ts-expect-error a PIN is a text
  await player.emitWithAck('join', { pin: 123456, nickname: 'Ana' });
  // @ts-expect-error the nickname is missing
  await player.emitWithAck('join', { pin: '123456' });
  // @ts-expect-error there is no such field
  await player.emitWithAck('answer', { question: 0, value: 1, elapsed: 0 });
  // @ts-expect-error players do not steer
  await player.emitWithAck('start', {});

  const synced = await host.emitWithAck('sync', {});
  if (synced.ok) expectTypeOf(synced.steers).toBeBoolean();
  const locked = await host.emitWithAck('lock', { locked: true });
  if (locked.ok) expectTypeOf(locked.state).toEqualTypeOf<Snapshot>();
  // @ts-expect-error whether to shut or to open
  await host.emitWithAck('lock', {});
}

export function serving(): void {
  server.emit('beat', { version: 1 });
  // @ts-expect-error every event has a version
  server.emit('lobby', { players: 1 });
}

expectTypeOf<PlainCommand>().toEqualTypeOf<
  'start' | 'next' | 'board' | 'skip' | 'pause' | 'resume' | 'end'
>();
expectTypeOf<{ type: 'lock'; locked: boolean }>().toExtend<HostCommand>();
expectTypeOf<{ type: 'extend'; seconds: number }>().toExtend<HostCommand>();
expectTypeOf<{ type: 'start' }>().toExtend<HostCommand>();
expectTypeOf<{ type: 'lock' }>().not.toExtend<HostCommand>();
expectTypeOf<{ type: 'kick' }>().not.toExtend<HostCommand>();
