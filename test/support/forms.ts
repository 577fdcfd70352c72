import type { Form, FormKind } from '../../server/plugin.ts';

/** The form of a question with these options: one of them is picked, or some of them. */
export const picking = (options: readonly string[], most?: number): Form => ({
  kind: 'pick',
  options: options.map((text) => ({ text })),
  ...(most !== undefined && { most }),
});

/** The form that the built-in type of this name would have. */
export function formOf(type: string, options: readonly string[] = []): Form {
  switch (type) {
    case 'boolean':
      return picking(['True', 'False']);
    case 'single':
      return picking(options);
    case 'multiple':
      return picking(options, options.length);
    case 'number':
      return { kind: 'number' };
    default:
      return { kind: 'text' };
  }
}

/** A form of this kind (`several`: one in which several are picked) with these options. */
export function formOfKind(
  kind: FormKind | 'several',
  texts: readonly string[] = ['Red', 'Green', 'Blue'],
): Form {
  const options = texts.map((text) => ({ text }));
  switch (kind) {
    case 'pick':
      return picking(texts);
    case 'several':
      return picking(texts, texts.length);
    case 'order':
      return { kind, options };
    case 'match':
      return { kind, left: options, right: options.toReversed() };
    case 'text':
    case 'number':
      return { kind };
    case 'point':
      return { kind, image: 'https://quiz.example/map.png', alt: 'A map' };
  }
}
