import { perhapsMutate } from './mutate.ts';
import { encode, NASTY_TEXTS } from './nasty.ts';
import type { Source } from './source.ts';

const OTHERS = ['/host', '', '/', '/admin', '/__proto__', '/play?a=b', 'x'];

/** Most are for the namespace that was entered: a packet for another one ends many a connection. */
const namespaceOf = (source: Source): string =>
  source.chance(0.85) ? '/play' : source.pick(OTHERS);

const ODD_IDS = ['99999999999999999999', '-1', '1.5', ' 1', '0x1'];

const EVENTS: [string, object][] = [
  ['join', { pin: '000000', nickname: 'Eve' }],
  ['answer', { question: 0, value: 0 }],
  ['attach', { pin: '000000', hostToken: 'x' }],
  ['read', { question: 0, value: '5 juta' }],
  ['sync', {}],
  ['start', {}],
];

/** A packet of Engine.IO as text: of every type, mostly with one of Socket.IO in it. */
export function packets(source: Source): string {
  if (source.chance(0.08))
    return `${source.pick(['0', '1', '2', '3', '5', '6', '7', 'b', '9', ''])}${source.pick(['', '', 'probe', 'AAAA', ...NASTY_TEXTS])}`;
  if (source.chance(0.15))
    return `40${namespaceOf(source)},${source.pick(['', '{}', '{"a":1}', 'x'])}`;
  const type = source.chance(0.85)
    ? '2'
    : source.pick(['0', '1', '3', '4', '5', '51-', '59999-', '6', '9', 'x']);
  const namespace = namespaceOf(source);
  const separator = source.chance(0.9) ? ',' : '';
  const id = source.pick(source.chance(0.9) ? ['', '1', '2', '999999999'] : ODD_IDS);
  const args = perhapsMutate(source, source.pick(EVENTS), 0.5);
  return `4${type}${namespace}${separator}${id}${encode(args)}`;
}
