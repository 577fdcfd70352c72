/** A turn of phrase that we do not use, and what we write instead. */
export interface Pattern {
  readonly name: string;
  /** Matched against one sentence, its closing mark included. */
  readonly find: RegExp;
  /** A sentence that has it, and the same thing said plainly. */
  readonly instead: readonly [bad: string, good: string];
}

/**
 * The patterns. Code in backquotes, quotations and headings are not searched. A question may begin
 * with any of these words.
 */
export const PATTERNS: readonly Pattern[] = [
  {
    name: 'a relative clause as the subject',
    find: /^(?:What|Who|Which|Whose)\s(?!.*\?\W*$)/,
    instead: ['What cannot be told now is marked.', 'Mark the leftovers.'],
  },
  {
    name: '"anew"',
    find: /\banew\b/i,
    instead: ['The list is read anew.', 'The list is read again.'],
  },
  {
    name: '"cannot" in two words, or contracted',
    find: /\b(?:can not\b(?! only)|can['’]t\b)/i,
    instead: ['A name can not change.', 'A name cannot change.'],
  },
  {
    name: '"mend"',
    find: /\bmend(?:s|ed|ing)?\b/i,
    instead: ['Mend the request.', 'Fix the request.'],
  },
  {
    name: '"worth while"',
    find: /\bworth while\b/i,
    instead: ['Trying again is worth while.', 'It pays to try again.'],
  },
  {
    name: '"in peace"',
    find: /\bin peace\b/i,
    instead: ['Leave silent players in peace.', 'Leave silent players alone.'],
  },
  {
    name: '"goes on" for "continues"',
    find: /\b(?:go|goes|went|going) on\b(?! (?:to|with|the|a|its|their|each|every|one|top|strike|sale)\b)/i,
    instead: ['The game goes on.', 'The game continues.'],
  },
  {
    name: '"It is … that"',
    find: /\bit is (?:only )?(?:the|a|an|this|his|her|its|their) [^,;:.]{1,40}? (?:that|who|which)\b/i,
    instead: ['It is the host who decides.', 'The host decides.'],
  },
  {
    name: 'verb before subject',
    find: /^(?:Only|Not|Nor|Never|Neither|So) (?:then|so|after|when|here|there|by|with|now|again|once) .*?\b(?:is|are|does|do|can|may|has|have|will|must)\b (?:the|a|an|it|they|he|she|we|one)\b/,
    instead: ['Only then is the answer stored.', 'The answer is stored only then.'],
  },
  {
    name: 'a chain of "of which"',
    find: /\bof (?:which|whom|whose)\b.*\bof (?:which|whom|whose)\b/i,
    instead: [
      'A game, of which a part, of which one is shown, is kept.',
      'Part of a game is kept, and one part is shown.',
    ],
  },
];
