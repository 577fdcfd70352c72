/** Entries of `accept-language` that are read: no browser sends more. */
const MOST = 20;

/** The BCP 47 tags of an `accept-language` header, the most wanted first. */
export function acceptedLanguages(header: string): string[] {
  return header
    .split(',', MOST)
    .map((entry) => {
      const [tag = '', ...parameters] = entry.split(';').map((part) => part.trim());
      const quality = parameters.find((part) => part.startsWith('q='))?.slice(2);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .map(({ tag }) => tag);
}
