/** One instruction of a Dockerfile. */
export interface Instruction {
  name: string;
  /** The rest behind the name, with continued lines joined. */
  text: string;
}

/** Reads a Dockerfile: comments and empty lines left out, continued lines joined. */
export function readDockerfile(source: string): Instruction[] {
  return source
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, name = '', text = ''] = /^(\S+)\s+(.*)$/.exec(line.trim()) ?? [];
      return { name, text };
    });
}

/** The program and its arguments of a CMD in JSON form. */
export const commandOf = (text: string): string[] =>
  JSON.parse(text.slice(text.indexOf('['))) as string[];
