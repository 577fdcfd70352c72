/** Words in the reader's language: a mode's keys, and texts that stand in English where they are used. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schemaIn } from '../../../server/engine/schema-words.ts';
import { fittingLanguage, say, translated } from '../../../server/engine/words.ts';

const translations = {
  de: { 'Seconds to buzz': 'Sekunden zum Drücken', 'room for {room}': 'Platz für {room}' },
  'pt-BR': { 'Seconds to buzz': 'Segundos' },
};

describe('say', () => {
  it.each<[language: string, text: string]>([
    ['de', 'Platz für 3'],
    ['de-AT', 'Platz für 3'],
    ['fr', 'room for 3'],
    ['constructor', 'room for 3'],
  ])('in %s', (language, text) => {
    expect(say({ key: 'room for {room}', params: { room: 3 } }, translations, language)).toBe(text);
  });

  it('is nothing that an object has by itself', () => {
    const names = fc.constantFrom('constructor', 'toString', '__proto__', 'name', 'length');
    fc.assert(
      fc.property(names, names, (key, language) => {
        expect(say({ key }, translations, language)).toBe(key);
        expect(say({ key: `{${key}}` }, undefined, language)).toBe(`{${key}}`);
      }),
    );
  });
});

describe('a text of a plugin', () => {
  it.each<[text: string, language: string, said: string]>([
    ['Seconds to buzz', 'de', 'Sekunden zum Drücken'],
    ['Seconds to buzz', 'fr', 'Seconds to buzz'],
    ['room for 3', 'de', 'Platz für 3'],
    ['room for {room}', 'de', 'Platz für {room}'],
    ['room for ', 'de', 'room for '],
    ['a room for 3', 'de', 'a room for 3'],
    ['toString', 'constructor', 'toString'],
  ])('%s in %s', (text, language, said) => {
    expect(translated(text, translations, language)).toBe(said);
  });

  it('is found with a value that has words of its own, by its name', () => {
    const said = {
      de: {
        'This is {kind}.': 'Das ist {kind}.',
        'This is {kind}, and {name}.': '{name} und {kind}.',
        'kind: a poll': 'eine Umfrage',
        'kind: {count} polls': '{count} Umfragen',
      },
    };
    expect(translated('This is a poll.', said, 'de')).toBe('Das ist eine Umfrage.');
    expect(translated('This is 3 polls.', said, 'de')).toBe('Das ist 3 Umfragen.');
    expect(translated('This is a quiz.', said, 'de')).toBe('Das ist a quiz.');
    // The text that says more is the one that is meant; a name stays as it is.
    expect(translated('This is a poll, and a poll.', said, 'de')).toBe('a poll und eine Umfrage.');
  });

  it('is found by what stays, whatever the values are', () => {
    const value = fc.string({ minLength: 1, maxLength: 20, unit: 'binary' });
    const said = { de: { 'from (a) {x} to $ {y}.': '{y} ab {x}' } };
    fc.assert(
      fc.property(value, value, (x, y) => {
        const text = `from (a) ${x} to $ ${y}.`;
        fc.pre(text.indexOf(' to $ ') === text.lastIndexOf(' to $ '));
        expect(translated(text, said, 'de')).toBe(`${y} ab ${x}`);
      }),
    );
  });
});

it.each<[wanted: string[], language: string]>([
  [[], 'en'],
  [['de-AT'], 'de'],
  [['pt-BR'], 'pt-BR'],
  [['pt'], 'en'],
  [['ja', 'de', 'en'], 'de'],
  [['en-GB', 'de'], 'en'],
  [['toString', 'constructor'], 'en'],
])('of %j, %s fits', (wanted, language) => {
  expect(fittingLanguage(wanted, translations)).toBe(language);
});

it('says the texts of a schema, and leaves its data alone', () => {
  const text = 'Seconds to buzz';
  const schema = {
    title: text,
    properties: {
      description: { type: 'string', description: text, default: text, enum: [text, 'x'] },
      title: { anyOf: [{ const: text, title: text }], enumNames: [text, 'other'] },
    },
  };
  const said = 'Sekunden zum Drücken';
  expect(schemaIn(schema, translations, 'de')).toEqual({
    title: said,
    properties: {
      description: { type: 'string', description: said, default: text, enum: [text, 'x'] },
      title: { anyOf: [{ const: text, title: said }], enumNames: [said, 'other'] },
    },
  });
  expect(schemaIn(schema, undefined, 'de')).toBe(schema);
});
