import type { Translations } from '../../server/plugin.ts';
import ar from './ar.json' with { type: 'json' };
import de from './de.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import hi from './hi.json' with { type: 'json' };
import id from './id.json' with { type: 'json' };
import pt from './pt.json' with { type: 'json' };

/**
 * The titles, options, fields and problems of this package's modes and question types in other languages than
 * English, by their English texts: one file a language.
 */
export const words: Translations = { es, pt, fr, de, hi, ar, id };
