import { createHmac } from 'node:crypto';
import type { Attack, Input, Kind } from '../kind.ts';
import { corrupt, perhapsMutate } from '../mutate.ts';
import { encode, NASTY_TEXTS } from '../nasty.ts';
import { send } from '../requests.ts';
import type { Source } from '../source.ts';
import { type FuzzedGame, WHATSAPP } from '../stage.ts';
import { inTime } from '../tally.ts';

/** People who write: enough that the limit of a recipient holds nothing up. */
const PEOPLE = 3000;

/** Webhooks of the Cloud API, signed, mutated, and now and then forged. */
export const webhooks: Kind = {
  name: 'webhooks',
  batch: 100,
  lanes: 8,
  async send(attack, inputs) {
    const game = await attack.stage.newGame();
    for (const input of inputs) await sendOne(attack, game, input);
  },
};

async function sendOne({ stage, tally }: Attack, game: FuzzedGame, input: Input): Promise<void> {
  const { source } = input;
  const text = Buffer.from(encode(perhapsMutate(source, webhook(source, game), 0.7)));
  const body = source.chance(0.1) ? corrupt(source, text) : text;
  const key = source.chance(0.07) ? 'another secret' : WHATSAPP.secret;
  const signature = `sha256=${createHmac('sha256', key).update(body).digest('hex')}`;
  const forged = `${signature}${source.pick(['a', 'zz', ', sha256=00', ''])}`;
  const answer = send(source.pick(stage.urls), {
    method: 'POST',
    path: '/bridge/whatsapp/webhook',
    headers: {
      'content-type': 'application/json',
      'x-hub-signature-256': source.chance(0.05) ? forged : signature,
    },
    body,
  });
  await tally.watch(input, body.toString(), inTime(answer.then(({ status }) => status)));
}

function webhook(source: Source, game: FuzzedGame): object {
  const person = source.below(PEOPLE);
  const from = {
    from: `55119${String(person).padStart(8, '0')}`,
    from_user_id: `BR.${person}`,
    id: `wamid.${source.below(2 ** 31)}`,
    timestamp: String(Math.floor(Date.now() / 1000)),
  };
  const contacts = [
    { profile: { name: `Caio ${person}` }, wa_id: from.from, user_id: from.from_user_id },
  ];
  const part = source.pick(PARTS)(source, game, from);
  return {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: 'account',
        changes: [
          {
            field: 'user_id_update' in part ? 'user_id_update' : 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '15550100', phone_number_id: WHATSAPP.number },
              contacts,
              ...part,
            },
          },
        ],
      },
    ],
  };
}

type From = Record<'from' | 'from_user_id' | 'id' | 'timestamp', string>;

const PARTS: ((source: Source, game: FuzzedGame, from: From) => object)[] = [
  (source, { pin }, from) => text(from, source.pick([`JOIN ${pin}`, pin, `${pin} Caio`])),
  (source, _game, from) =>
    text(from, source.pick(['A', '2', 'A C', '8849', 'STOP', 'JOIN', 'WEB', 'LANG de', 'HELP'])),
  (source, _game, from) => text(from, source.pick(NASTY_TEXTS)),
  (source, { id }, from) =>
    tap(from, 'button_reply', `a.${id}.${source.below(9)}.${source.below(4)}`),
  (source, { id }, from) =>
    tap(from, 'list_reply', `a.${id}.${source.below(9)}.${source.below(9)}`),
  (source, _game, from) => ({
    statuses: [
      {
        id: `wamid.${source.below(5000)}`,
        status: source.pick(['sent', 'delivered', 'read', 'failed']),
        timestamp: from.timestamp,
        recipient_id: from.from,
        recipient_user_id: from.from_user_id,
        errors: [{ code: source.pick([131026, 131047, 131056, 130429]), title: 'Undeliverable' }],
      },
    ],
  }),
  (_source, _game, from) => ({
    messages: [
      {
        ...from,
        type: 'system',
        system: { wa_id: from.from, user_id: 'BR.1', type: 'user_changed' },
      },
    ],
  }),
  (_source, _game, from) => ({
    user_id_update: [{ user_id: `${from.from_user_id}0`, previous_user_id: from.from_user_id }],
  }),
  (source, _game, from) => {
    const type = source.pick(['image', 'audio', 'sticker', 'location', 'unsupported']);
    return { messages: [{ ...from, type, [type]: { id: '1', mime_type: 'image/png' } }] };
  },
];

const text = (from: From, body: string) => ({
  messages: [{ ...from, type: 'text', text: { body } }],
});

const tap = (from: From, type: string, id: string) => ({
  messages: [{ ...from, type: 'interactive', interactive: { type, [type]: { id, title: 'A' } } }],
});
