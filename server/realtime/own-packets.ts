import type { Neighbours, OwnResult, Place } from '../protocol/views.ts';
import { around, eventPacket, type Packets, pack, packet } from './packets.ts';

/** Packets for a player, by what is their own; without it for one who has nothing. */
export type OwnPackets<You = object> = (you: You | undefined) => Packets;

/**
 * An event that carries, as `you`, what is a player's own. The common part is encoded once.
 * @param after packets that follow the event, in the same write
 * @param encode makes the JSON of what is a player's own
 */
export function withOwn<You extends object>(
  name: string,
  event: object,
  after: Packets = pack(),
  encode: (you: You) => string = JSON.stringify,
): OwnPackets<You> {
  // The last brace of the event, and the bracket of the packet.
  const packet = eventPacket(name, JSON.stringify(event));
  const packets = around(packet.slice(0, -2), packet.slice(-2), after);
  return (you) => packets(you ? `,"you":${encode(you)}` : '');
}

/** Packets that are encoded once for all players to whom the same is their own. */
export function sharing<You extends object>(packets: OwnPackets<You>): OwnPackets<You> {
  const known = new Map<string, Packets>();
  return (you) => {
    const own = you ? JSON.stringify(you) : '';
    const found = known.get(own) ?? packets(you);
    known.set(own, found);
    return found;
  };
}

/**
 * A reveal and the leaderboard, with the results of players. A player with neighbours shares them
 * with nobody.
 */
export function resultPackets(reveal: object, leaderboard: object): OwnPackets<OwnResult> {
  const own = withOwn('reveal', reveal, packet('leaderboard', leaderboard), resultText());
  const shared = sharing(own);
  return (you) => (you?.near ? own(you) : shared(you));
}

/** Encodes results. A row of the board that is the neighbour of two is encoded once. */
function resultText(): (result: OwnResult) => string {
  const rows = new Map<Place, string>();
  const row = (place: Place): string => {
    const text = rows.get(place) ?? JSON.stringify(place);
    rows.set(place, text);
    return text;
  };
  const neighbours = ({ ahead, above, below }: Neighbours) =>
    `{"ahead":${ahead},"above":${row(above)}${below ? `,"below":${row(below)}` : ''}}`;
  return (result) => {
    const { near } = result;
    if (!near) return JSON.stringify(result);
    // A spread costs a fraction of what it costs to leave a field out.
    const own = JSON.stringify({ ...result, near: undefined });
    return `${own.slice(0, -1)},"near":${neighbours(near)}}`;
  };
}
