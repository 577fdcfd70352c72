/** Games whose players write what they like, and whose webhooks come as they like. */
import { allWell } from './all-well.ts';

allWell('happy', 'disorder', 'flood');
