import ar from './remarks/ar.json' with { type: 'json' };
import de from './remarks/de.json' with { type: 'json' };
import es from './remarks/es.json' with { type: 'json' };
import fr from './remarks/fr.json' with { type: 'json' };
import hi from './remarks/hi.json' with { type: 'json' };
import id from './remarks/id.json' with { type: 'json' };
import pt from './remarks/pt.json' with { type: 'json' };

/**
 * The core's remarks on files and on marked-up texts in other languages than English: by language, each by its
 * English text.
 */
export const remarks: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  es,
  pt,
  fr,
  de,
  hi,
  ar,
  id,
};
