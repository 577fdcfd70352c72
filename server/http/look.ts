import type { FastifyInstance } from 'fastify';
import { fittingVocabulary } from '../../vocabulary/all.ts';
import { paletteOf } from '../look/palette.ts';
import { styleSheetOf } from '../look/style-sheet.ts';
import { MEDIA_TYPES, type MediaExtension, mediaNameOf } from '../media/names.ts';
import { QRushError } from '../protocol/errors.ts';
import { type Look, type NewLook, newLook } from '../protocol/look.ts';
import type { SecuredSettings } from '../secrets.ts';
import { requireManager } from './access.ts';
import { read } from './reading.ts';
import { wantedLanguages } from './wanted-languages.ts';

/** ms for which a process knows the look without asking; browsers ask as often. */
const FRESH = 60_000;

export interface LookRouteSources {
  settings: SecuredSettings;
  looks: { get(): Promise<NewLook>; set(look: NewLook): Promise<void> };
  media: { size(name: string): Promise<number | undefined> };
}

/** `/api/look`, for managers: logo and colours; `/look.css`, which pages show them by. */
export function lookRoutes(
  http: FastifyInstance,
  { settings, looks, media }: LookRouteSources,
): void {
  let known: { sheet: string; until: number } | undefined;

  http.get('/api/look', async (request) => {
    requireManager(settings, request);
    return told(await looks.get(), wantedLanguages(request));
  });

  http.put('/api/look', async (request) => {
    requireManager(settings, request);
    const look = read(newLook, request.body);
    if (look.logo !== null) await requirePicture(media, look.logo);
    await looks.set(look);
    known = undefined;
    return told(look, wantedLanguages(request));
  });

  http.get('/look.css', async (_request, reply) => {
    const now = Date.now();
    if (!known || known.until < now)
      // A page without its colours is better than none.
      known = {
        sheet: styleSheetOf(await looks.get().catch(() => NONE)),
        until: now + FRESH,
      };
    return reply
      .type('text/css; charset=utf-8')
      .header('cache-control', `public, max-age=${FRESH / 1000}`)
      .header('x-content-type-options', 'nosniff')
      .send(known.sheet);
  });
}

const NONE: NewLook = { logo: null, accent: null, ground: null };

/** @param wanted languages, as BCP 47 tags, the most wanted first */
function told(look: NewLook, wanted: readonly string[]): Look {
  const { look: words } = fittingVocabulary(wanted);
  const adjusted = (['dark', 'light'] as const).flatMap((theme) => paletteOf(theme, look).adjusted);
  return { ...look, adjusted: adjusted.map((change) => words[change]) };
}

async function requirePicture(media: LookRouteSources['media'], logo: string): Promise<void> {
  const name = mediaNameOf(logo);
  const ending = name?.split('.').at(-1) as MediaExtension | undefined;
  const isPicture = ending !== undefined && MEDIA_TYPES[ending].kind === 'picture';
  if (name === undefined || !isPicture || (await media.size(name)) === undefined)
    throw new QRushError('BAD_PAYLOAD', 'logo: upload a picture first, and give its address.');
}
