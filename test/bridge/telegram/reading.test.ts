/** Reading from Telegram: updates, commands, the data of buttons; and showing text there. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nicknames } from '../../../bridge/chat/nicknames.ts';
import { readTap, tapId } from '../../../bridge/chat/taps.ts';
import { readCommand } from '../../../bridge/telegram/commands.ts';
import { bold } from '../../../bridge/telegram/html.ts';
import { questionMessage } from '../../../bridge/telegram/letters.ts';
import { readUpdate } from '../../../bridge/telegram/updates.ts';
import { picking } from '../../support/forms.ts';

const chat = { id: 7, type: 'private' };
const from = { id: 7, is_bot: false, first_name: 'Ana' };

describe('an update', () => {
  it.each([
    [
      { update_id: 1, message: { message_id: 2, chat, from, text: 'b' } },
      { id: 1, chat: '7', firstName: 'Ana', content: { type: 'text', text: 'b', messageId: 2 } },
    ],
    [
      { update_id: 1, callback_query: { id: 'q', from, data: 'a.g.0.1', message: { chat } } },
      {
        id: 1,
        chat: '7',
        firstName: 'Ana',
        content: { type: 'tap', queryId: 'q', data: 'a.g.0.1' },
      },
    ],
    [
      { update_id: 1, my_chat_member: { chat, from, new_chat_member: { status: 'kicked' } } },
      { id: 1, chat: '7', firstName: '', content: { type: 'blocked' } },
    ],
    [
      { update_id: 1, my_chat_member: { chat, from, new_chat_member: { status: 'member' } } },
      undefined,
    ],
    [{ update_id: 1, message: { message_id: 2, chat, from, sticker: {} } }, undefined],
    [
      {
        update_id: 1,
        message: { message_id: 2, chat: { id: -1, type: 'group' }, from, text: 'b' },
      },
      undefined,
    ],
    [{ update_id: 1, edited_message: { message_id: 2, chat, from, text: 'b' } }, undefined],
    [{ message: { message_id: 2, chat, from, text: 'b' } }, undefined],
  ])('%j', (given, read) => {
    expect(readUpdate(given)).toEqual(read);
  });

  it('may be anything at all', () => {
    fc.assert(fc.property(fc.anything(), (given) => void readUpdate(given)));
    fc.assert(
      fc.property(fc.anything(), (given) => void readUpdate({ update_id: 1, message: given })),
    );
  });
});

describe('a command', () => {
  it.each([
    ['/start 123456', { type: 'join', pin: '123456' }],
    ['/start', { type: 'start' }],
    ['/start hello', { type: 'start' }],
    ['/JOIN 123-456 Ana B', { type: 'join', pin: '123456', name: 'Ana B' }],
    ['/join@quiz_bot 123 456', { type: 'join', pin: '123456' }],
    ['/join 1234567', { type: 'help' }],
    ['/join', { type: 'help' }],
    [' 123456 ', { type: 'code', pin: '123456' }],
    ['123456 Ana', { type: 'text' }],
    ['12345', { type: 'text' }],
    ['/name  Ana ', { type: 'name', name: 'Ana' }],
    ['/leave', { type: 'leave' }],
    ['/stop', { type: 'stop' }],
    ['/help me', { type: 'help' }],
    ['/helpme', { type: 'text' }],
    ['leave', { type: 'text' }],
    ['/web', { type: 'web' }],
    ['/lang', { type: 'language' }],
    ['/lang@quiz_bot pt-BR', { type: 'language', language: 'pt' }],
    ['/lang Deutsch', { type: 'language', language: 'de' }],
    ['１２３４５６', { type: 'code', pin: '123456' }],
  ])('%j', (text, command) => {
    expect(readCommand(text)).toEqual(command);
  });
});

describe('a button', () => {
  it('carries a tap there and back in 64 bytes, and nothing else is one', () => {
    const taps = fc.record(
      {
        gameId: fc.stringMatching(/^[\w-]{12}$/),
        question: fc.integer({ min: 0, max: 499 }),
        option: fc.integer({ min: 0, max: 9 }),
        step: fc.constantFrom('before' as const, 'beside' as const),
      },
      { requiredKeys: ['gameId', 'question', 'option'] },
    );
    fc.assert(
      fc.property(taps, (tap) => {
        const data = tapId(tap);
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
        expect(readTap(data)).toEqual(tap);
      }),
    );
    for (const data of ['', 'a', 'a.g.x.0', 'a.g.0', 'd.g.0.0', 'a.g.0.0.0']) {
      expect(readTap(data)).toBeUndefined();
    }
  });
});

describe('a message', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 });

  it('shows any text as it is', () => {
    fc.assert(
      fc.property(text, (given) => {
        const html = bold(given).slice('<b>'.length, -'</b>'.length);
        expect(html).not.toMatch(/[<>]|&(?!(amp|lt|gt);)/);
        const shown = html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
        expect(shown).toBe(given);
      }),
    );
  });

  it('with the longest question there can be is none too long for Telegram', () => {
    const options = Array.from({ length: 10 }, () => 'x'.repeat(100));
    const question = {
      index: 499,
      total: 500,
      type: 'single',
      text: '&'.repeat(500),
      form: picking(options),
      options,
    };
    const times = { openedAt: 0, closesAt: 600_000 };
    const intro = `✅ Q499: ${options.join(', ')}. +10,000 → 5,000,000 pts, 10,000th of 10,000`;
    const { html, buttons } = questionMessage({
      gameId: 'g'.repeat(12),
      question: { ...question, ...times },
      language: 'en',
      now: 0,
      intro,
    });
    const shown = html.replace(/<\/?b>/g, '').replaceAll('&amp;', '&');
    expect(shown.length).toBeLessThanOrEqual(4096);
    expect(buttons).toHaveLength(10);
  });
});

it('there is a nickname for any name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const names = [...nicknames(name)];
      const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
      for (const one of names) {
        expect([...segments.segment(one)].length).toBeLessThanOrEqual(20);
        expect(one).not.toBe('');
      }
      expect(new Set(names.slice(0, 9)).size).toBe(9);
    }),
  );
});
