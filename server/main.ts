/** The program. Its sticky door must stand before anything else is loaded, since that takes a while. */
import './boot.js';

// Imported now and not above: only what is loaded after the cache is there is kept in it.
const { stickyDoor } = await import('./realtime/sticky-door.ts');
const door = stickyDoor();
const { run } = await import('./program.ts');
await run(door);
