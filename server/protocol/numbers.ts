import { z } from 'zod';
import { TIME_FACTORS } from './extra-time.ts';

export const questionIndex = z.int().min(0).describe('The question, counted from 0');
export const serverTime = z.number().describe('Server time, ms since the epoch');
export const extraTime = z.literal(TIME_FACTORS).exactOptional();
