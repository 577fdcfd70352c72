import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PAGES_FOLDER } from '../build.ts';

/** The languages in which a page was built, as BCP 47 tags. @param page its name */
export const languagesOf = (page: string): string[] =>
  readdirSync(PAGES_FOLDER).filter((tag) => existsSync(join(PAGES_FOLDER, tag, `${page}.html`)));
