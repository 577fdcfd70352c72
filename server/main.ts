/** The program. Its sticky door must stand before anything else is loaded, since that takes a while. */
import { stickyDoor } from './realtime/sticky-door.ts';

const door = stickyDoor();
const { run } = await import('./program.ts');
await run(door);
