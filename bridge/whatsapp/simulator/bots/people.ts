import { pick, type Random } from '../random.ts';

interface Option {
  letter: string;
  text: string;
}

const wide = (letter: string): string => String.fromCharCode(letter.charCodeAt(0) + 0xfee0);
const digit = (zero: number, number: number): string => String.fromCodePoint(zero + number);

type Way = (option: Option, number: number) => string;

/** How people type an option that they see: by its letter, its number, its words, or a line of the screen. */
const ANSWERS: Way[] = [
  ({ letter }) => letter,
  ({ letter }) => letter.toLowerCase(),
  ({ letter }) => `${letter})`,
  ({ letter }) => `(${letter.toLowerCase()})`,
  ({ letter }) => `${letter}.`,
  ({ letter }) => `${letter}!!`,
  ({ letter }) => `${letter},`,
  ({ letter }) => `${letter}?`,
  ({ letter }) => `*${letter}*`,
  ({ letter }) => `"${letter}"`,
  ({ letter }) => `“${letter}”`,
  ({ letter }) => `\u200e${letter}\u200f`,
  ({ letter }) => wide(letter),
  ({ letter }) => `${letter} 👍`,
  ({ letter }) => `  ${letter} \n`,
  ({ letter }) => `option ${letter.toLowerCase()}`,
  ({ letter }) => `Answer: ${letter}`,
  ({ letter }) => `opción ${letter}`,
  ({ letter }) => `resposta ${letter}`,
  ({ letter }) => `réponse ${letter}`,
  ({ letter }) => `Antwort ${letter}`,
  ({ letter }) => `jawaban ${letter}`,
  ({ letter }) => `उत्तर ${letter}`,
  ({ letter }) => `الخيار ${letter}`,
  (_option, number) => String(number),
  (_option, number) => `${number}.`,
  (_option, number) => `${number}\ufe0f\u20e3`,
  (_option, number) => digit(0x660, number),
  (_option, number) => digit(0x966, number),
  (_option, number) => digit(0xff10, number),
  ({ text }) => text,
  ({ text }) => text.toLowerCase(),
  ({ text }) => text.toUpperCase(),
  ({ text }) => `${text}!`,
  ({ text }) => `"${text}"`,
  ({ text }) => `*${text}*`,
  ({ letter, text }) => `${letter}) ${text}`,
  ({ letter, text }) => `${letter} ${text}`,
  ({ letter, text }) => `${letter.toLowerCase()}. ${text.toLowerCase()}`,
  ({ letter, text }) => `${letter} – ${text}`,
  ({ letter, text }) => `${letter}\n${text}`,
  ({ letter, text }) => `option ${letter}: ${text}`,
];

/** How people send the code that they see. */
const JOINS = [
  'JOIN {pin}',
  'Join {pin} – {name}',
  'join {pin}, {name}',
  '{pin}',
  '#{pin}',
  'hi {pin}',
  'play {pin}!',
  'entrar {pin}',
  'Mitmachen: {pin}',
  'انضم {pin}',
];

/** @param number of the option, 1-based */
export const typedAs = (option: Option, number: number, random: Random): string =>
  pick(random, ANSWERS)?.(option, number) ?? option.letter;

export const joinedAs = (pin: string, name: string, random: Random): string => {
  const spread = pick(random, [pin, `${pin.slice(0, 3)} ${pin.slice(3)}`, arabic(pin)]) ?? pin;
  return (pick(random, JOINS) ?? '{pin}').replace('{pin}', spread).replace('{name}', name);
};

const arabic = (pin: string): string => pin.replace(/\d/g, (sign) => digit(0x660, Number(sign)));
