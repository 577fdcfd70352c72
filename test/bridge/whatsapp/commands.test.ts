import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCommand } from '../../../bridge/whatsapp/commands.ts';

const pins = fc.integer({ min: 0, max: 999_999 }).map((pin) => String(pin).padStart(6, '0'));

describe('reading a command', () => {
  it.each([
    ['JOIN 123456', { type: 'join', pin: '123456' }],
    ['join 123456.', { type: 'join', pin: '123456' }],
    ['  Play: 123 456', { type: 'join', pin: '123456' }],
    ['👉 join #123-456!', { type: 'join', pin: '123456' }],
    ['JOIN 123456 Ana Lu', { type: 'join', pin: '123456', name: 'Ana Lu' }],
    ['join 123456, Émile', { type: 'join', pin: '123456', name: 'Émile' }],
    ['JOIN123456', { type: 'join', pin: '123456' }],
    ['123456', { type: 'code', pin: '123456' }],
    [' 123 456\n', { type: 'code', pin: '123456' }],
    ['NAME Ana', { type: 'name', name: 'Ana' }],
    ['name: Ana Lu ', { type: 'name', name: 'Ana Lu' }],
    ['Name', { type: 'name', name: '' }],
    ['leave', { type: 'leave' }],
    ['HELP!', { type: 'help' }],
    ['*Stop*', { type: 'stop' }],
  ])('takes %j for %j', (text, command) => {
    expect(readCommand(text)).toEqual(command);
  });

  it.each([
    'B',
    'Paris',
    'help me',
    'stopwatch',
    'names',
    'JOIN 12345',
    'JOIN 1234567',
    'join us 123456',
    '1234567',
    '12345',
    'ájoin 123456',
    '123456 people',
    '',
  ])('leaves %j to be an answer', (text) => {
    expect(readCommand(text)).toEqual({ type: 'text' });
  });

  it('understands what a wa.me link fills in, for every PIN', () => {
    fc.assert(
      fc.property(pins, (pin) => {
        expect(readCommand(`JOIN ${pin}`)).toEqual({ type: 'join', pin });
        expect(readCommand(pin)).toEqual({ type: 'code', pin });
      }),
    );
  });

  it('makes something of every text, however long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 5000 }), (text) => {
        expect(readCommand(text).type).toMatch(/^(join|code|name|leave|help|stop|text)$/);
      }),
    );
    expect(readCommand(`join ${' '.repeat(4000)}x`)).toEqual({ type: 'text' });
  });
});
