/** Games whose processes die. */
import { allWell } from './all-well.ts';

allWell('killed-worker', 'redis-away');
