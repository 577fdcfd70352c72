import { language } from '../words/page-words.ts';

const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });

/** A day as people write it: 26 Nov 2026. @param iso ISO 8601 */
export const day = (iso: string): string => days.format(new Date(iso));
