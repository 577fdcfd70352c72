import type { Form } from '../../server/plugin.ts';

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
