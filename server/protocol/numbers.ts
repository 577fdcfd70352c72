import { z } from 'zod';

export const questionIndex = z.int().min(0).describe('The question, counted from 0');
export const serverTime = z.number().describe('Server time, ms since the epoch');
