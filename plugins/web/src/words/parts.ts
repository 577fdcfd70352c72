/** A piece of a sentence. */
export interface Part {
  text: string;
  /** The tag that it stands in, if any. */
  tag?: string;
}

/** A sentence in pieces, by its tags: "in <bdi>{pin}</bdi>". They do not stand in one another. */
export function parts(sentence: string): Part[] {
  const [first = '', ...rest] = sentence.split(/<(\w+)>(.*?)<\/\1>/);
  const pieces: Part[] = [{ text: first }];
  for (let at = 0; at < rest.length; at += 3) {
    const [tag = '', text = '', after = ''] = rest.slice(at, at + 3);
    pieces.push({ tag, text }, { text: after });
  }
  return pieces.filter(({ text }) => text !== '');
}
