import { describe, expect, it } from 'vitest';
import { GraphError } from '../../../../bridge/whatsapp/simulator/graph-error.ts';
import { readRequest } from '../../../../bridge/whatsapp/simulator/validation.ts';

const message = (content: object) => ({ messaging_product: 'whatsapp', to: '5511999', ...content });
const text = (body: unknown) => message({ type: 'text', text: { body } });
const interactive = (fields: object) =>
  message({ type: 'interactive', interactive: { body: { text: 'Question' }, ...fields } });
const button = (id: string, title: string) => ({ type: 'reply', reply: { id, title } });
const buttons = (...given: object[]) => interactive({ type: 'button', action: { buttons: given } });
const row = (id: string, title = 'A', description = 'x') => ({ id, title, description });
const list = (...sections: object[]) =>
  interactive({ type: 'list', action: { button: 'Answer', sections } });
const rows = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => row(`r${from + index}`));

const link = (display_text: string, url: string) =>
  interactive({ type: 'cta_url', action: { name: 'cta_url', parameters: { display_text, url } } });
const template = (fields: object) =>
  message({ type: 'template', template: { language: { code: 'en' }, ...fields } });

/** The code that the body is refused with; 0 when it is not. */
function code(body: unknown): number {
  try {
    readRequest(body);
    return 0;
  } catch (error) {
    if (error instanceof GraphError) return error.code;
    throw error;
  }
}

describe('what the simulated Cloud API takes', () => {
  it.each([
    ['a text at its limit', text('😀'.repeat(4096)), 0],
    ['a text over it', text('x'.repeat(4097)), 131009],
    ['an empty text', text('  '), 131009],
    ['a text that is none', text(7), 100],
    ['no text', message({ type: 'text', text: {} }), 131008],
    ['no content', message({ type: 'text' }), 131008],
    ['an unknown type', message({ type: 'poll' }), 100],
    ['nobody to send to', { ...text('x'), to: undefined }, 131008],
    ['a name for a number', { ...text('x'), to: 'Ana' }, 131009],
    ['another product', { ...text('x'), messaging_product: 'signal' }, 100],
    ['a body that is no object', [], 100],
    ['a reference at its limit', { ...text('x'), biz_opaque_callback_data: 'x'.repeat(512) }, 0],
    ['a reference over it', { ...text('x'), biz_opaque_callback_data: 'x'.repeat(513) }, 131009],
    ['a read mark', { messaging_product: 'whatsapp', status: 'read', message_id: 'm' }, 0],
    ['a read mark of nothing', { messaging_product: 'whatsapp', status: 'read' }, 131008],
    [
      'a mark of writing',
      {
        messaging_product: 'whatsapp',
        status: 'read',
        message_id: 'm',
        typing_indicator: { type: 'text' },
      },
      0,
    ],
    [
      'a mark of singing',
      {
        messaging_product: 'whatsapp',
        status: 'read',
        message_id: 'm',
        typing_indicator: { type: 'song' },
      },
      100,
    ],
    ['a message to a group', { ...text('x'), recipient_type: 'group' }, 100],
    [
      'a preview that is neither',
      message({ type: 'text', text: { body: 'x', preview_url: 1 } }),
      100,
    ],
    ['a user id alone', { ...text('x'), to: undefined, recipient: 'BR.150' }, 0],
    ['another mark', { messaging_product: 'whatsapp', status: 'seen', message_id: 'm' }, 100],
    ['a picture', message({ type: 'image', image: { link: 'https://x.example/a.png' } }), 0],
    ['a picture by id', message({ type: 'image', image: { id: '123' } }), 0],
    ['a picture of neither', message({ type: 'image', image: {} }), 131008],
    [
      'a picture of both',
      message({ type: 'image', image: { id: '1', link: 'https://x.example/a.png' } }),
      131009,
    ],
    ['a picture nowhere', message({ type: 'image', image: { link: 'a.png' } }), 131009],
    [
      'a caption over its limit',
      message({ type: 'image', image: { link: 'https://x.example/a', caption: 'x'.repeat(1025) } }),
      131009,
    ],
  ])('answers %s with the code it deserves', (_name, body, expected) => {
    expect(code(body)).toBe(expected);
  });

  it.each([
    ['three buttons', buttons(button('1', 'A'), button('2', 'B'), button('3', 'C')), 0],
    ['four buttons', buttons(...['1', '2', '3', '4'].map((id) => button(id, id))), 131009],
    ['no buttons', buttons(), 131009],
    ['two buttons of one title', buttons(button('1', 'A'), button('2', 'A')), 131009],
    ['two buttons of one id', buttons(button('1', 'A'), button('1', 'B')), 131009],
    ['a title of 20 code points', buttons(button('1', '😀'.repeat(20))), 0],
    ['a title of 21', buttons(button('1', 'x'.repeat(21))), 131009],
    ['a title of two lines', buttons(button('1', 'a\nb')), 131009],
    ['an id over its limit', buttons(button('x'.repeat(257), 'A')), 131009],
    ['ten rows', list({ title: 'One', rows: rows(10) }), 0],
    [
      'eleven rows in two sections',
      list({ title: 'One', rows: rows(6) }, { title: 'Two', rows: rows(5, 6) }),
      131009,
    ],
    [
      'two sections, one without a title',
      list({ title: 'One', rows: rows(1) }, { rows: rows(1, 1) }),
      131008,
    ],
    ['two rows of one id', list({ rows: [row('1'), row('1')] }), 131009],
    ['two rows of one title', list({ rows: [row('1', 'A'), row('2', 'A')] }), 0],
    ['a row title over its limit', list({ rows: [row('1', 'x'.repeat(25))] }), 131009],
    ['a description over its limit', list({ rows: [row('1', 'A', 'x'.repeat(73))] }), 131009],
    ['a row id over its limit', list({ rows: [row('x'.repeat(201))] }), 131009],
    [
      'an interactive message of another kind',
      interactive({ type: 'carousel', action: {} }),
      131009,
    ],
    ['no action', interactive({ type: 'button' }), 131008],
    ['a link', link('Play in browser', 'https://quiz.example/123456'), 0],
    ['a link to nowhere', link('Play in browser', 'quiz.example'), 131009],
    ['a link with a long title', link('x'.repeat(21), 'https://quiz.example'), 131009],
    ['an action of another name', interactive({ type: 'cta_url', action: { name: 'x' } }), 131009],
    ['a template', template({ name: 'game_starts' }), 0],
    ['a template without a name', template({}), 131008],
    ['a template without a language', template({ name: 'x', language: undefined }), 131008],
    [
      'a template with a picture for a parameter',
      template({ name: 'x', components: [{ type: 'body', parameters: [{ type: 'image' }] }] }),
      131009,
    ],
  ])('answers %s with the code it deserves', (_name, body, expected) => {
    expect(code(body)).toBe(expected);
  });

  it('lets a list have more text than buttons, and buttons a picture that a list cannot have', () => {
    const header = { type: 'image', image: { link: 'https://x.example/a.png' } };
    const long = { body: { text: 'x'.repeat(1025) } };
    const withButtons = { type: 'button', action: { buttons: [button('1', 'A')] } };
    const withList = { type: 'list', action: { button: 'Answer', sections: [{ rows: rows(2) }] } };
    expect(code(interactive({ ...withButtons, header }))).toBe(0);
    expect(code(interactive({ ...withList, header }))).toBe(131009);
    expect(code(interactive({ ...withButtons, ...long }))).toBe(131009);
    expect(code(interactive({ ...withList, ...long }))).toBe(0);
    expect(code(interactive({ ...withList, footer: { text: 'x'.repeat(61) } }))).toBe(131009);
    expect(code(interactive({ ...withList, header: { type: 'text', text: 'x'.repeat(61) } }))).toBe(
      131009,
    );
  });

  it('takes no picture at a path: Meta would not know where that is', () => {
    const body = message({ type: 'image', image: { link: '/media/a.png' } });
    expect(() => readRequest(body)).toThrow('(#131009)');
  });

  it('words a refusal as the Graph API does', () => {
    const error = new GraphError(131009, 'Parameter value is not valid', 'details');
    expect(error.envelope()).toEqual({
      error: {
        message: '(#131009) Parameter value is not valid',
        type: 'OAuthException',
        code: 131009,
        error_data: { messaging_product: 'whatsapp', details: 'details' },
        fbtrace_id: expect.any(String),
      },
    });
  });
});
