import type { FastifyInstance, FastifyRequest } from 'fastify';
import { QRushError, z } from '../../../server/plugin.ts';
import { Crowd } from './bots/crowd.ts';
import { crowdOptions } from './bots/crowd-options.ts';
import { fault } from './faults/fault.ts';
import { limits } from './limits.ts';
import type { LogEntry } from './log.ts';
import { facts } from './oracle/facts.ts';
import { judge } from './oracle/oracle.ts';
import { latency } from './outbound.ts';
import type { Phone } from './phone.ts';
import { parse, perform, phoneAction, phoneNumber, profileName } from './phone-routes.ts';
import type { Simulator } from './simulator.ts';

const phoneChange = z
  .object({
    profileName: profileName.optional(),
    /** With one, the business does not see the number; null takes it away. */
    username: z.string().min(3).max(35).nullable().optional(),
    blocked: z.boolean().optional(),
  })
  .strict();
const logQuery = z.object({
  /** ms since the epoch. */
  from: z.coerce.number().default(0),
  to: z.coerce.number().default(Number.MAX_SAFE_INTEGER),
  phone: z.string().optional(),
  type: z.string().optional(),
});
const whichNumber = z.object({ phoneNumberId: z.string().optional() });

type Numbered = { Params: { number: string } };

/** Steers a simulator and looks into it: `/_sim/...`, as docs/whatsapp-simulator.md says. */
export const controlRoutes = (simulator: Simulator) => async (http: FastifyInstance) => {
  let crowds: Crowd[] = [];

  const phoneOf = ({ params, query }: FastifyRequest<Numbered>): Phone => {
    const { phoneNumberId } = parse(whichNumber, query);
    return simulator.phone(parse(phoneNumber, params.number), undefined, phoneNumberId);
  };
  const logOf = (query: unknown): LogEntry[] => {
    const { from, to, phone, type } = parse(logQuery, query);
    return simulator
      .log()
      .filter(
        (entry) =>
          entry.at >= from &&
          entry.at <= to &&
          (phone === undefined || entry.phone === phone) &&
          (type === undefined || entry.type === type),
      );
  };

  http.get('/log', async ({ query }) => logOf(query));
  http.get('/stats', async () => ({
    now: simulator.schedule.now(),
    phones: simulator.phones().length,
    counts: simulator.events.counts(),
    forgotten: simulator.events.forgotten,
  }));
  http.post('/oracle', async ({ body, query }) =>
    judge(logOf(query), parse(facts, body), simulator.events.forgotten),
  );
  http.post('/reset', async () => {
    for (const crowd of crowds) crowd.stop();
    crowds = [];
    simulator.reset();
    return { ok: true };
  });

  http.get('/limits', async () => simulator.gate.limits);
  http.patch('/limits', async ({ body }) => {
    const changed = { ...simulator.gate.limits, ...(body as object) };
    simulator.gate.limits = parse(limits, changed);
    return simulator.gate.limits;
  });

  http.get('/latency', async () => simulator.outbound.latency);
  http.patch('/latency', async ({ body }) => {
    const changed = { ...simulator.outbound.latency, ...(body as object) };
    simulator.outbound.latency = parse(latency, changed);
    return simulator.outbound.latency;
  });

  http.get('/faults', async () => simulator.faults.list());
  http.post('/faults', async ({ body }, reply) => {
    const all = parse(z.union([fault.transform((one) => [one]), z.array(fault)]), body);
    return reply.code(201).send({ ids: all.map((one) => simulator.faults.add(one)) });
  });
  http.delete('/faults', async () => {
    simulator.faults.clear();
    return { ok: true };
  });
  http.delete<{ Params: { id: string } }>('/faults/:id', async ({ params: { id } }) => {
    if (!simulator.faults.remove(Number(id))) throw new QRushError('NOT_FOUND');
    return { ok: true };
  });

  http.get('/phones', async () => simulator.phones().map(describe));
  http.get<Numbered>('/phones/:number', async (request) => {
    const phone = phoneOf(request);
    return { ...describe(phone), messages: phone.messages() };
  });
  http.patch<Numbered>('/phones/:number', async (request) => {
    const { username, ...changes } = parse(phoneChange, request.body);
    const phone = phoneOf(request);
    Object.assign(phone, changes);
    if (username !== undefined) phone.username = username ?? undefined;
    return describe(phone);
  });
  http.post<Numbered>('/phones/:number/messages', async (request, reply) => {
    const action = parse(phoneAction, request.body);
    const phone = phoneOf(request);
    phone.profileName = action.profileName;
    return reply.code(202).send(perform(phone, action));
  });
  http.post<Numbered>('/phones/:number/user-id', async (request) => {
    const phone = phoneOf(request);
    void simulator.renewUserId(phone);
    return describe(phone);
  });
  http.post<Numbered>('/phones/:number/number', async (request) => {
    const phone = phoneOf(request);
    void simulator.renumber(phone, parse(z.object({ number: phoneNumber }), request.body).number);
    return describe(phone);
  });

  http.get('/bots', async () => crowds.map((crowd) => crowd.stats()));
  http.post('/bots', async ({ body }, reply) => {
    const crowd = new Crowd(simulator, parse(crowdOptions, body));
    crowds.push(crowd);
    return reply.code(201).send(crowd.stats());
  });
  http.delete('/bots', async () => {
    for (const crowd of crowds) crowd.stop();
    crowds = [];
    return { ok: true };
  });
};

const describe = ({ number, business, userId, profileName: name, username, blocked }: Phone) => ({
  number,
  phoneNumberId: business.phoneNumberId,
  userId,
  profileName: name,
  ...(username !== undefined && { username }),
  blocked,
});
