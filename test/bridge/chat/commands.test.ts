import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCommand } from '../../../bridge/chat/commands.ts';

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
    ['Hint?', { type: 'hint' }],
    ['संकेत', { type: 'hint' }],
    ['تلميح', { type: 'hint' }],
    ['*Stop*', { type: 'stop' }],
    ['web', { type: 'web' }],
    ['LANG', { type: 'language' }],
    ['lang pt-BR', { type: 'language', language: 'pt' }],
    ['Sprache: deutsch', { type: 'language', language: 'de' }],
    ['ENTRAR 123456', { type: 'join', pin: '123456' }],
    ['unirme 123 456 Luz', { type: 'join', pin: '123456', name: 'Luz' }],
    ['शामिल १२३४५६', { type: 'join', pin: '123456' }],
    ['انضم ١٢٣٤٥٦', { type: 'join', pin: '123456' }],
    ['1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣', { type: 'code', pin: '123456' }],
    ['SALIR', { type: 'leave' }],
    ['Arrêter', { type: 'stop' }],
    ['Join 123456 – Ana', { type: 'join', pin: '123456', name: 'Ana' }],
    ['join 123456: "Ana Lu"', { type: 'join', pin: '123456', name: 'Ana Lu' }],
    ['join 123456 -> *Ana*', { type: 'join', pin: '123456', name: 'Ana' }],
    ['name = Ana', { type: 'name', name: 'Ana' }],
    ['１２３４５６', { type: 'code', pin: '123456' }],
    ['১২৩৪৫৬', { type: 'code', pin: '123456' }],
    ['𝟏𝟐𝟑𝟒𝟓𝟔', { type: 'code', pin: '123456' }],
    ['123\u00a0456', { type: 'code', pin: '123456' }],
    ['join 123\u2011456', { type: 'join', pin: '123456' }],
    ['\u200e123456\u200f', { type: 'code', pin: '123456' }],
    ['#123456', { type: 'code', pin: '123456' }],
    ['*123456*!', { type: 'code', pin: '123456' }],
    ['hi 123456', { type: 'code', pin: '123456' }],
    ['The code is: 123-456.', { type: 'code', pin: '123456' }],
    ['UNSUBSCRIBE', { type: 'stop' }],
    ['stop all', { type: 'stop' }],
    ['STOPALL.', { type: 'stop' }],
    ['opt-out', { type: 'stop' }],
    ['Quit', { type: 'stop' }],
    ['cancel!', { type: 'stop' }],
    ['Darme de baja', { type: 'stop' }],
    ['descadastrar', { type: 'stop' }],
    ['सदस्यता रद्द करें', { type: 'stop' }],
    ['berhenti berlangganan', { type: 'stop' }],
    ['إلغاء الاشتراك', { type: 'stop' }],
    ['abmelden', { type: 'stop' }],
    ['me désabonner', { type: 'stop' }],
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
    'hi 5 123456',
    'x123456',
    'call +49 123456',
    '1234567',
    '12345',
    '123456 people',
    'language barrier',
    'webbing',
    `JOIN 123456 ${'a'.repeat(200)}`,
    `language ${'!'.repeat(4000)}x`,
    '',
  ])('leaves %j to be an answer', (text) => {
    expect(readCommand(text)).toEqual({ type: 'text' });
  });

  it('leaves words of other languages to be answers for somebody in a game', () => {
    expect(readCommand('salir', 'es')).toEqual({ type: 'leave' });
    expect(readCommand('salir', 'de')).toEqual({ type: 'text' });
    expect(readCommand('nombre Ana', 'fr')).toEqual({ type: 'text' });
    expect(readCommand('stop', 'hi')).toEqual({ type: 'stop' });
    // Words before six digits may be an answer.
    expect(readCommand('ájoin 123456', 'en')).toEqual({ type: 'text' });
    expect(readCommand('about 123456', 'de')).toEqual({ type: 'text' });
    expect(readCommand('unsubscribe', 'de')).toEqual({ type: 'stop' });
    expect(readCommand('entrar 123456', 'de')).toEqual({ type: 'join', pin: '123456' });
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
        expect(readCommand(text).type).toMatch(
          /^(join|code|name|language|leave|help|stop|web|text)$/,
        );
      }),
    );
    expect(readCommand(`join ${' '.repeat(4000)}x`)).toEqual({ type: 'text' });
  });
});
