/** Graphemes a nickname may have; the core refuses longer ones. */
const LONGEST = 20;

/** How many players of one name find a number of their own before somebody has to choose a name. */
const NUMBERED = 50;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The names to try for somebody called `name`: "Ana", "Ana 2", "Ana 3" ... */
export function* nicknamesFor(name: string): Generator<string> {
  yield name;
  for (let number = 2; number <= NUMBERED; number++) {
    const ending = ` ${number}`;
    yield `${firstGraphemes(name, LONGEST - ending.length)}${ending}`;
  }
}

/** A profile name, cut to what fits: nobody chose it as a nickname. */
export const fromProfile = (name: string): string => firstGraphemes(name, LONGEST);

function firstGraphemes(name: string, count: number): string {
  const characters = [...graphemes.segment(name.normalize('NFKC'))].map(({ segment }) => segment);
  return characters.slice(0, count).join('').trim();
}
