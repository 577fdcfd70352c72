import { definePlugin } from '../../server/plugin.ts';
import { aiken } from './aiken.ts';
import { qrush } from './archives/qrush.ts';
import { gift } from './gift/gift.ts';
import { openTriviaDb } from './json/open-trivia-db.ts';
import { qrushJson } from './json/qrush-json.ts';
import { openTriviaQa } from './open-trivia-qa.ts';
import { qti } from './qti/qti.ts';
import { blooket, csv, kahoot, quizizz, xlsx } from './tables/formats.ts';
import { moodleXml } from './xml/moodle-xml.ts';

/** Formats by the module that exports them. */
const MODULES = {
  './json/qrush-json.ts': [qrushJson],
  './archives/qrush.ts': [qrush],
  './tables/formats.ts': [csv, xlsx, kahoot, quizizz, blooket],
  './gift/gift.ts': [gift],
  './xml/moodle-xml.ts': [moodleXml],
  './aiken.ts': [aiken],
  './qti/qti.ts': [qti],
  './json/open-trivia-db.ts': [openTriviaDb],
  './open-trivia-qa.ts': [openTriviaQa],
};

/** Files of other programs, and our own: teachers bring their questions along, and take them away. */
export default definePlugin({
  name: 'formats',
  setup({ formats }) {
    for (const [path, some] of Object.entries(MODULES)) {
      const module = new URL(path, import.meta.url).href;
      for (const format of some) formats.register(format, module);
    }
  },
});
