/** A game whose players type as people do. */
import { allWell } from './all-well.ts';

allWell('people');
