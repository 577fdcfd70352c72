// Artillery would bundle a processor in TypeScript by itself; one in JavaScript it imports, and Node
// strips the types of what that imports.
export { play } from './player.ts';
