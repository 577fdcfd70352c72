import type { Look } from '../../../../../server/protocol/look.ts';
import { answerOf } from './client.ts';

export type { Look };

/** A host's choices for a look. */
export type ChosenLook = Omit<Look, 'adjusted'>;

/** The logo and colours of the pages. @throws ApiError */
export const getLook = (): Promise<Look> => answerOf('/api/look');

/** @returns what became of it @throws ApiError */
export const setLook = (look: ChosenLook): Promise<Look> =>
  answerOf('/api/look', { method: 'PUT', json: look });
