/** Games within limits that are narrower than the players would like. */
import { allWell } from './all-well.ts';

allWell('pair-limit', 'throughput', 'crowd');
