import { createContext } from 'preact';
import type { Way } from '../../game/ways.ts';

/** The ways into the game that is on show. Empty where a chat is the only one, and has no link. */
export const WaysIn = createContext<Way[]>([]);
