/** The compiler's view of a plugin: `npm run typecheck` is the test, nothing here runs. */
import { expectTypeOf } from 'vitest';
import {
  type Channel,
  type ChannelPlan,
  type Delivery,
  defineMode,
  definePlugin,
  defineQuestionType,
  QRushError,
  type RouteAbout,
  resultOf,
  z,
} from '../../server/plugin.ts';

export const greeter = definePlugin({
  name: 'greeter',
  dependsOn: ['leaderboard'],
  config: z.object({ greeting: z.string().default('Hello') }),
  setup(ctx) {
    expectTypeOf(ctx.config.greeting).toBeString();
    // @ts-expect-error the schema has no such key
    void ctx.config.greetings;
    ctx.hooks.observe('player:joined', ({ player }) => ctx.log.info(player.nickname));
    ctx.hooks.decide('join', ({ nickname }) => {
      if (nickname === '') throw new QRushError('NICKNAME_REJECTED');
    });
    // @ts-expect-error there is no such hook
    ctx.hooks.observe('player:left', () => {});
    // @ts-expect-error what observes decides nothing
    ctx.hooks.decide('player:joined', () => {});
    // @ts-expect-error there is no such code
    void new QRushError('NICKNAME_UGLY');
    // @ts-expect-error there is no such service
    ctx.use('nothing');
    // @ts-expect-error settings are read only
    ctx.settings = {};
    return () => ctx.log.info('bye');
  },
});

// @ts-expect-error a plugin has a name
definePlugin({ setup() {} });

// @ts-expect-error a set-up returns nothing, or what undoes it
definePlugin({ name: 'odd', setup: () => 7 });

export const risky = defineMode({
  name: 'risky',
  title: 'Risky',
  options: z.object({ penalty: z.number().default(500) }),
  score({ correctness, points, streak }, { penalty }) {
    expectTypeOf(penalty).toBeNumber();
    return { points: correctness === 1 ? points : -penalty, streak };
  },
});

export const careless = defineMode({
  name: 'careless',
  title: 'Careless',
  options: z.object({}),
  // @ts-expect-error points are a number
  score: ({ points }) => ({ points: `${points}` }),
});

export const parity = defineQuestionType({
  name: 'parity',
  fields: z.object({ correct: z.enum(['odd', 'even']) }),
  form: () => ({ kind: 'pick', options: [{ text: 'odd' }, { text: 'even' }] }),
  parse(_question, value): 'odd' | 'even' {
    if (value === 'odd' || value === 'even') return value;
    throw new QRushError('BAD_PAYLOAD');
  },
  read: (_question, text) => (text === 'odd' || text === 'even' ? text : undefined),
  grade: (question, value) => {
    expectTypeOf(question.correct).toEqualTypeOf<'odd' | 'even'>();
    expectTypeOf(value).toEqualTypeOf<'odd' | 'even'>();
    return question.correct === value ? 1 : 0;
  },
  correct: ({ correct }) => correct,
  correctText: ({ correct }) => correct,
  label: (_question, value) => value,
});

export const teams = definePlugin({
  name: 'teams',
  events: { changed: z.object({ team: z.string() }) },
  errors: { FULL: { http: 409, message: 'The team is full.' } },
  setup({ events, error }) {
    events.on(
      'play',
      'choose',
      z.object({ team: z.int() }),
      async ({ team }, { gameId, playerId }) => {
        expectTypeOf(team).toBeNumber();
        expectTypeOf(gameId).toBeString();
        expectTypeOf(playerId).toEqualTypeOf<string | undefined>();
        if (team > 3) throw error('FULL');
        // @ts-expect-error the plugin has no such error
        if (team < 0) throw error('EMPTY');
        await events.send({ gameId, to: 'everybody' }, 'changed', { team: 'red' });
        // @ts-expect-error the event carries a text
        await events.send({ gameId, to: 'everybody' }, 'changed', { team });
        return { team };
      },
    );
    // @ts-expect-error plugins add events, not namespaces
    events.on('chat', 'poke', z.object({}), async () => undefined);
  },
});

export const chat: Channel = {
  name: 'chat',
  async deliver(delivery) {
    expectTypeOf(delivery).toEqualTypeOf<Delivery>();
    if (delivery.type !== 'reveal') return;
    expectTypeOf(delivery.event.text).toBeString();
  },
  plan: async (): Promise<ChannelPlan> => ({ players: 1, messages: 2, warnings: [] }),
};

// @ts-expect-error a channel delivers
export const mute: Channel = { name: 'mute' };

export const about: RouteAbout = {
  summary: 'Says hello',
  tag: 'Greetings',
  access: 'anybody',
  answer: z.object({ hello: z.string() }),
  refusals: ['NOT_FOUND'],
};

expectTypeOf(resultOf({}, 0)?.points).toEqualTypeOf<number | undefined>();
