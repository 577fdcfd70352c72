/** Has the code of pages speak English where there is no page. To be imported for that alone. */
import { speak } from '../../../../plugins/web/src/words/page-words.ts';
import english from '../../../../plugins/web/words/en.json' with { type: 'json' };
import { en } from '../../../../vocabulary/en.ts';

const { language, ...named } = english;
const [right, wrong] = en.truth;
speak({ languages: { en: language.name }, named: { ...named, truth: { right, wrong } } });
