/** Rewords the server's messages about fields: here they stand at the field, or in a list. */

/** A field's name in front of what is wrong with it: "“text” is empty.", "“options”: two look the same." */
const NAMED = /^“([^”]+)”(:?) /;

/** The page's names for fields. */
const NAMES: Record<string, string> = {
  accepted: 'The accepted answers',
  alt: 'The description',
  correct: 'The right answer',
  description: 'The description',
  explanation: 'The explanation',
  limit: 'The time to answer',
  'media.alt': 'The description',
  options: 'The options',
  pairs: 'The pairs',
  picture: 'The picture',
  'picture.alt': 'The description of the picture',
  points: 'The points',
  spot: 'The place in the picture',
  'spot.name': 'The name of the place',
  text: 'The question',
  title: 'The title',
  value: 'The right number',
};

/** At the field itself: "This is empty.", "Two look the same." */
export const atField = (message: string): string => {
  const [found, , colon] = NAMED.exec(message) ?? [''];
  const rest = message.slice(found.length);
  if (found === '') return message;
  return colon === '' ? `This ${rest}` : rest.charAt(0).toUpperCase() + rest.slice(1);
};

/** In a list, away from the field: "The question is empty." */
export const inList = (message: string): string =>
  message.replace(NAMED, (found, name: string, colon: string) => {
    const known = NAMES[name];
    return known === undefined ? found : `${known}${colon} `;
  });
