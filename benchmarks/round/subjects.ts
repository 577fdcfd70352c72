import type { JoinPlan } from './protocol.ts';

/** A server to measure. */
export interface SubjectPlan {
  title: string;
  /** The module in subjects/. */
  module: string;
  wire: JoinPlan['wire'];
  /** QRush on Redis: its processes. */
  workers?: number;
  /** Whether it can send all that QRush sends. */
  alike?: boolean;
}

export const SUBJECTS = {
  qrush: { title: 'QRush', module: 'qrush', wire: 'socket.io', alike: true },
  'qrush-1': { title: 'QRush, Redis', module: 'qrush', wire: 'socket.io', workers: 1, alike: true },
  'qrush-2': {
    title: 'QRush, Redis, 2',
    module: 'qrush',
    wire: 'socket.io',
    workers: 2,
    alike: true,
  },
  'socket.io': { title: 'Socket.IO', module: 'socket-io', wire: 'socket.io', alike: true },
  ws: { title: 'ws', module: 'ws', wire: 'ws' },
  colyseus: { title: 'Colyseus', module: 'colyseus', wire: 'colyseus' },
} as const satisfies Record<string, SubjectPlan>;

export type SubjectName = keyof typeof SUBJECTS;

export const SUBJECT_NAMES = Object.keys(SUBJECTS) as SubjectName[];
