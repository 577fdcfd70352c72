import { buildPages } from '../../plugins/web/build.ts';

/** Tests see the pages as they are now. */
export default async function setup(): Promise<void> {
  await buildPages();
}
