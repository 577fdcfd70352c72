/** Games through a Cloud API that fails. */
import { allWell } from './all-well.ts';

allWell('failing-api', 'ambiguous', 'token', 'restricted');
