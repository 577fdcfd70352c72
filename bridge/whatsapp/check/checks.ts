import { createHmac } from 'node:crypto';
import type { PublicSettings } from '../../../server/plugin.ts';
import type { Account } from '../account.ts';
import type { WhatsAppSettings } from '../settings.ts';
import { WEBHOOK_PATH } from '../webhook-path.ts';
import type { Finding } from './finding.ts';
import { type Graph, GraphRefusal, graphOf } from './graph.ts';

/** Meta's own names of what the bridge is subscribed to. */
const OBJECT = 'whatsapp_business_account';
const FIELD = 'messages';

/** ms before its expiry that a token is told to be renewed. */
const SOON = 7 * 24 * 3_600_000;

/** ms that clocks may be apart: stamps of messages are in whole seconds. */
const SKEW = 2000;

/** Codes of an access token that is not valid, or may not do this. */
const TOKEN = new Set([0, 190, 10, 3]);

export interface CheckSources {
  account: Pick<Account, 'apiUrl' | 'token' | 'phoneNumberIds' | 'appSecret'>;
  /** From the app's dashboard; without them, less can be checked. */
  appId?: string | undefined;
  businessAccountId?: string | undefined;
  /** Where webhooks are to go; undefined when the server does not know its own address. */
  webhookUrl?: string | undefined;
  /** ms since the epoch, by this machine. */
  now(): number;
}

/** The settings of everything that is checked. */
export const checkedOf = (
  {
    appId,
    businessAccountId,
    publicUrl,
  }: Pick<WhatsAppSettings, 'appId' | 'businessAccountId'> & Pick<PublicSettings, 'publicUrl'>,
  account: CheckSources['account'],
): Omit<CheckSources, 'now'> => ({
  account,
  appId,
  businessAccountId,
  webhookUrl: publicUrl && publicUrl.replace(/\/$/, '') + WEBHOOK_PATH,
});

/** Asks the Cloud API about all that has to be right before a message goes out or comes in. Never rejects. */
export async function check(sources: CheckSources): Promise<Finding[]> {
  const { account } = sources;
  const graph = graphOf(account.apiUrl, account.token);
  const [token, numbers, secret, subscription, webhook, clock] = await Promise.all([
    found('token', () => tokenFinding(sources, graph)),
    Promise.all(
      account.phoneNumberIds.map((id) => found(`number ${id}`, () => numberFinding(id, graph))),
    ),
    found('app secret', () => secretFinding(sources, graph)),
    found('subscription', () => subscriptionFinding(sources, graph)),
    found('webhook', () => webhookFinding(sources, graph)),
    found('clock', () => clockFinding(sources, graph)),
  ]);
  return [token, ...numbers, secret, subscription, webhook, clock];
}

type Found = Omit<Finding, 'about'>;

async function found(about: string, look: () => Promise<Found>): Promise<Finding> {
  try {
    return { about, ...(await look()) };
  } catch (error) {
    if (!(error instanceof GraphRefusal)) throw error;
    return { about, ...refused(error) };
  }
}

function refused({ code, subcode, message: says }: GraphRefusal): Found {
  if (code === undefined)
    return { state: 'unknown', says, todo: 'see that this machine reaches it' };
  if (TOKEN.has(code) || (code >= 200 && code < 300)) {
    return {
      state: 'bad',
      says,
      todo: 'generate a token with whatsapp_business_messaging and whatsapp_business_management',
    };
  }
  if (code === 100 && subcode === 33) {
    return { state: 'bad', says, todo: 'copy the id from API Setup; the token must reach it' };
  }
  return { state: 'unknown', says };
}

async function tokenFinding({ account, now }: CheckSources, graph: Graph): Promise<Found> {
  const { body } = await graph('debug_token', { input_token: account.token });
  const { is_valid, expires_at } = (body.data ?? {}) as { is_valid?: boolean; expires_at?: number };
  const todo = 'generate a permanent token of a system user, and set WHATSAPP_TOKEN';
  if (is_valid === false) return { state: 'bad', says: 'is not valid', todo };
  if (is_valid === undefined) return { state: 'unknown', says: 'nothing is said about it' };
  if (!expires_at) return { state: 'good', says: 'valid, never expires' };
  const at = expires_at * 1000;
  const says = `valid until ${new Date(at).toISOString().slice(0, 16)}Z`;
  return at - now() < SOON ? { state: 'odd', says, todo } : { state: 'good', says };
}

async function numberFinding(id: string, graph: Graph): Promise<Found> {
  const fields = 'display_phone_number,verified_name,quality_rating,messaging_limit_tier,status';
  const { body } = await graph(id, { fields });
  const { display_phone_number, verified_name, quality_rating, messaging_limit_tier, status } =
    body as Record<string, string | undefined>;
  if (display_phone_number === undefined) return { state: 'unknown', says: 'has no number' };
  const says = [
    `${display_phone_number} "${verified_name ?? ''}"`,
    status && `status ${status}`,
    quality_rating && `quality ${quality_rating}`,
    messaging_limit_tier && `limit ${messaging_limit_tier}`,
  ]
    .filter(Boolean)
    .join(', ');
  if (status !== undefined && status !== 'CONNECTED') {
    return { state: 'bad', says, todo: 'register the number in API Setup' };
  }
  if (quality_rating === 'RED') {
    return { state: 'odd', says, todo: 'people block or report it: see WhatsApp Manager' };
  }
  return { state: 'good', says };
}

/** Meta refuses a proof that was made with another secret: so its signatures fit ours, or not. */
async function secretFinding({ account }: CheckSources, graph: Graph): Promise<Found> {
  const { token, appSecret, phoneNumberIds } = account;
  const proof = createHmac('sha256', appSecret).update(token).digest('hex');
  try {
    await graph(phoneNumberIds[0], { fields: 'id', appsecret_proof: proof });
    return { state: 'good', says: 'is that of the token’s app' };
  } catch (error) {
    if (!(error instanceof GraphRefusal) || !/appsecret_proof/i.test(error.message)) throw error;
    return {
      state: 'bad',
      says: 'is not that of the token’s app, so every webhook would be refused',
      todo: 'copy it from App settings > Basic into WHATSAPP_APP_SECRET',
    };
  }
}

async function subscriptionFinding(
  { businessAccountId, appId }: CheckSources,
  graph: Graph,
): Promise<Found> {
  if (businessAccountId === undefined) {
    return { state: 'unknown', says: 'not checked', todo: 'set WHATSAPP_BUSINESS_ACCOUNT_ID' };
  }
  const { body } = await graph(`${businessAccountId}/subscribed_apps`);
  const apps = (Array.isArray(body.data) ? body.data : []) as {
    whatsapp_business_api_data?: { id?: string };
  }[];
  const ids = apps.map((app) => app.whatsapp_business_api_data?.id);
  if (ids.length > 0 && (appId === undefined || ids.includes(appId))) {
    return { state: 'good', says: 'the business account tells the app of its messages' };
  }
  return {
    state: 'bad',
    says: 'the business account tells this app nothing',
    todo: `POST /${businessAccountId}/subscribed_apps with the token`,
  };
}

async function webhookFinding(
  { account, appId, webhookUrl }: CheckSources,
  graph: Graph,
): Promise<Found> {
  if (appId === undefined) {
    return { state: 'unknown', says: 'not checked', todo: 'set WHATSAPP_APP_ID' };
  }
  const { body } = await graph(`${appId}/subscriptions`, {}, `${appId}|${account.appSecret}`);
  const all = (Array.isArray(body.data) ? body.data : []) as {
    object?: string;
    callback_url?: string;
    active?: boolean;
    fields?: { name?: string }[];
  }[];
  const own = all.find(({ object }) => object === OBJECT);
  const fields = own?.fields?.map(({ name }) => name) ?? [];
  const todo = 'under Configuration, set the callback URL and subscribe to the field "messages"';
  if (!own || own.active === false || !fields.includes(FIELD)) {
    return { state: 'bad', says: `the app is not subscribed to "${FIELD}"`, todo };
  }
  if (webhookUrl !== undefined && own.callback_url !== webhookUrl) {
    return { state: 'odd', says: `goes to ${own.callback_url}, not to ${webhookUrl}`, todo };
  }
  return { state: 'good', says: `goes to ${own.callback_url}` };
}

async function clockFinding({ account, now }: CheckSources, graph: Graph): Promise<Found> {
  const before = now();
  const { date } = await graph(account.phoneNumberIds[0], { fields: 'id' });
  const after = now();
  if (date === undefined) return { state: 'unknown', says: 'the Cloud API does not tell its time' };
  // Its second began at `date`; ours is known to the length of the request.
  const ahead = Math.max(0, before - (date + 999));
  const behind = Math.max(0, date - after);
  const skew = ahead - behind;
  const seconds = `${(Math.abs(skew) / 1000).toFixed(1)} s`;
  if (Math.abs(skew) <= SKEW) return { state: 'good', says: 'agrees with that of the Cloud API' };
  return {
    state: 'odd',
    says: `is ${seconds} ${skew > 0 ? 'ahead of' : 'behind'} that of the Cloud API`,
    todo: 'set this machine’s clock (NTP): times of answers follow from it',
  };
}
