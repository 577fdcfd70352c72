/** Rewords the server's messages about fields: here they stand at the field, or in a list. */
import { type Key, t } from '../../words/t.ts';

/** A field's name in front of what is wrong with it: "“text” is empty.", "“options”: two look the same." */
const NAMED = /^“([^”]+)”(:?) /;

/** The page's names for fields. */
const NAMES: Record<string, Extract<Key, `editor.name${string}`>> = {
  accepted: 'editor.nameAccepted',
  alt: 'editor.nameAlt',
  correct: 'editor.nameCorrect',
  description: 'editor.nameAlt',
  explanation: 'editor.nameExplanation',
  limit: 'editor.nameLimit',
  'media.alt': 'editor.nameAlt',
  options: 'editor.nameOptions',
  pairs: 'editor.namePairs',
  picture: 'editor.namePicture',
  'picture.alt': 'editor.namePictureAlt',
  points: 'editor.namePoints',
  spot: 'editor.nameSpot',
  'spot.name': 'editor.nameSpotName',
  text: 'editor.nameText',
  title: 'editor.nameTitle',
  value: 'editor.nameValue',
};

/** At the field itself: "This is empty.", "Two look the same." */
export const atField = (message: string): string => {
  const [found, , colon] = NAMED.exec(message) ?? [''];
  const rest = message.slice(found.length);
  if (found === '') return message;
  // Only English says it in one sentence with the field's name.
  return colon === '' ? `This ${rest}` : rest.charAt(0).toUpperCase() + rest.slice(1);
};

/** In a list, away from the field: "The question is empty." */
export const inList = (message: string): string =>
  message.replace(NAMED, (found, name: string, colon: string) => {
    const known = NAMES[name];
    return known === undefined ? found : `${t(known)}${colon} `;
  });
