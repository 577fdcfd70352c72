import { definePlugin } from '../../server/plugin.ts';
import { accountFrom } from './account.ts';
import { whatsappConfig } from './config.ts';
import { whatsappSettings } from './settings.ts';
import { phonesInWords, requireAlone, simulatesPhones } from './simulation.ts';

/**
 * WhatsApp as a channel: people join and answer in a chat. With WHATSAPP_SIMULATOR the other side is a
 * simulator on this machine, whose phones are at /phone; the bridge itself does not know which. A
 * server without either loads no more than this module.
 */
export default definePlugin({
  name: 'whatsapp',
  dependsOn: ['leaderboard'],
  config: whatsappConfig,
  settings: whatsappSettings,
  async setup(ctx) {
    const all = { ...ctx.settings, ...ctx.ownSettings };
    requireAlone(all);
    ctx.greeting.add('Play by phone', () => phonesInWords(all, ctx.url()));
    const account = accountFrom(ctx.ownSettings);
    if (!account && !simulatesPhones(all)) {
      // Where a simulator could play, the greeting says that it is off.
      const level = ctx.settings.shared ? 'info' : 'debug';
      ctx.log[level](
        'WhatsApp is off: set WHATSAPP_TOKEN (phones are simulated without REDIS_URL only)',
      );
      return;
    }
    const { openBridge } = await import('./bridge.ts');
    if (account) return openBridge(ctx, account);
    const { openSimulator } = await import('./own-simulator.ts');
    const simulator = await openSimulator(ctx);
    const close = await openBridge(ctx, simulator.account, { simulated: true });
    return async () => {
      await close();
      await simulator.close();
    };
  },
});
