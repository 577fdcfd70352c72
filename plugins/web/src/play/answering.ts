export type { SentAnswer } from '../../../../client/answering.ts';
