/** `npm start`: brings the web pages up to date, then runs the server in this very process. */
import { freshPages } from '../plugins/web/fresh-pages.ts';

await freshPages();
await import('../server/main.ts');
