import { z } from '../../../server/plugin.ts';
import { vocabularyOf } from '../../../vocabulary/all.ts';

/** Options by which a host says which teams there are. */
export const teamOptions = {
  teams: z.number().int().min(2).max(50).default(2).meta({ title: 'How many teams' }),
  choose: z.boolean().default(false).meta({ title: 'Players choose their team' }),
  names: z.string().max(2000).default('').meta({ title: 'Their names, with commas between them' }),
};

/** The ask for players who choose. */
export const choosing = ({ choose }: { choose: boolean }) =>
  choose ? { choose: { key: 'choose' } } : {};

/** The words of modes with teams. */
export const teamMessages = {
  en: { choose: 'Choose your team' },
  es: { choose: 'Elige tu equipo' },
  pt: { choose: 'Escolha sua equipe' },
  fr: { choose: 'Choisis ton équipe' },
  de: { choose: 'Wähle dein Team' },
  hi: { choose: 'अपनी टीम चुनें' },
  ar: { choose: 'اختر فريقك' },
  id: { choose: 'Pilih timmu' },
};

/**
 * The teams' names as the host gives them, or "Team 1", "Team 2" in the quiz's language.
 * @throws Error that says what is wrong with the names
 */
export function teamNames(
  { teams, names }: { teams: number; names: string },
  language: string,
): string[] {
  const given = names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (given.length === 0) {
    const { team } = vocabularyOf(language);
    return Array.from({ length: teams }, (_, at) => `${team} ${at + 1}`);
  }
  if (given.length < 2 || given.length > 50) throw new Error('There are 2 to 50 teams.');
  // In a chat a team is chosen by its name, however it is written.
  if (new Set(given.map((name) => name.toLowerCase())).size < given.length)
    throw new Error('Two teams have the same name.');
  const long = given.find((name) => name.length > 40);
  if (long !== undefined) throw new Error(`A team's name has 40 characters at most: ${long}`);
  return given;
}
