import { binaryFrame, textFrame } from './frames.ts';

/** An attacker's act with a connection, over and over. */
export type Attack =
  /** Sends `before` once, then `again` as fast as it may. */
  | { kind: 'frames'; before: Buffer[]; again: Buffer }
  /** Posts bodies full of packets over long-polling. */
  | { kind: 'posts'; body: string }
  /** Connects and closes. */
  | { kind: 'connects' };

const frames = (again: string, ...before: string[]): Attack => ({
  kind: 'frames',
  before: before.map(textFrame),
  again: textFrame(again),
});

export const ATTACKS = {
  '40/x,': frames('40/x,'),
  '2': frames('2'),
  '42["x"]': frames('42["x"]', '40'),
  '42/play,["sync"]': frames('42/play,["sync"]', '40/play,'),
  binary: {
    kind: 'frames',
    before: [textFrame('40/play,')],
    again: Buffer.concat([
      textFrame('451-/play,["sync",{"_placeholder":true,"num":0}]'),
      binaryFrame(Buffer.alloc(100)),
    ]),
  },
  'polling POST': { kind: 'posts', body: Array(20_000).fill('3').join('\x1e') },
  'connect and close': { kind: 'connects' },
} satisfies Record<string, Attack>;

export type AttackName = keyof typeof ATTACKS;
export const ATTACK_NAMES = Object.keys(ATTACKS) as AttackName[];
