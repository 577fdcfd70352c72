import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Business } from './business.ts';
import type { FaultPlan } from './faults/fault-plan.ts';
import { GraphError, unknownObject } from './graph-error.ts';

export interface AccountRouteSources {
  business: Business;
  /** Where webhooks go. */
  webhookUrl(): string;
  faults: FaultPlan;
}

/**
 * The Graph API's view of a token, an app and an account, in the scope of the Cloud API's paths.
 */
export const accountRoutes =
  ({ business, webhookUrl, faults }: AccountRouteSources) =>
  async (http: FastifyInstance) => {
    const { token, appId, businessAccountId } = business;
    http.addHook('onRequest', async () => {
      const fault = faults.take(['error'], { on: 'number' });
      if (fault) throw new GraphError(fault.code, fault.title, fault.details, fault);
    });

    http.get('/:version/debug_token', async ({ query }) => ({
      data: {
        app_id: appId,
        type: 'SYSTEM_USER',
        is_valid: (query as { input_token?: string }).input_token === token,
        expires_at: 0,
        scopes: ['whatsapp_business_management', 'whatsapp_business_messaging'],
      },
    }));

    const named = (id: string, { params }: FastifyRequest) => {
      const asked = (params as { id: string }).id;
      if (asked !== id) throw unknownObject(asked);
    };
    http.get('/:version/:id/subscribed_apps', async (request) => {
      named(businessAccountId, request);
      return { data: [{ whatsapp_business_api_data: { id: appId, name: 'QRush' } }] };
    });

    http.get('/:version/:id/subscriptions', async (request) => {
      named(appId, request);
      const fields = [{ name: 'messages', version: 'v25.0' }];
      const subscribed = { active: true, callback_url: webhookUrl(), fields };
      return { data: [{ object: 'whatsapp_business_account', ...subscribed }] };
    });
  };
