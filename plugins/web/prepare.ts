/**
 * The script "prepare" of package.json, which npm runs at the end of `npm ci`: builds the pages.
 * Where that cannot be, such as after `npm ci --omit=dev`, it says so in one line and lets npm
 * continue.
 */
import { buildPages, pagesNow, whyNoBuild } from './build.ts';

const reason = whyNoBuild();
if ((await pagesNow()) === 'current') console.log('The web pages are up to date.');
else if (reason) console.log(`The web pages are not built: ${reason}.`);
else await buildPages();
