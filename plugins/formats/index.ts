import { definePlugin } from '../../server/plugin.ts';
import * as catalogue from './catalogue.ts';

/** Files of other programs, and our own: teachers bring their questions along, and take them away. */
export default definePlugin({
  name: 'formats',
  setup({ formats }) {
    const module = new URL('./catalogue.ts', import.meta.url).href;
    for (const format of Object.values(catalogue)) formats.register(format, module);
  },
});
