/** `npm run whatsapp:check`: says, a line each, whether the WhatsApp account is set up, and what to do. */
import { readSettings } from '../../../server/plugin.ts';
import { accountFrom } from '../account.ts';
import { whatsappSettings } from '../settings.ts';
import { check, checkedOf } from './checks.ts';
import { type Finding, lineOf } from './finding.ts';

const SIGNS: Record<Finding['state'], string> = {
  good: 'ok     ',
  odd: 'look   ',
  bad: 'FAILED ',
  unknown: '?      ',
};

try {
  process.exitCode = (await checked()) ? 0 : 1;
} catch (error) {
  process.stderr.write(`whatsapp:check: ${(error as Error).message}\n`);
  process.exitCode = 1;
}

/** @returns whether nothing is bad */
async function checked(): Promise<boolean> {
  const { settings, own } = readSettings(whatsappSettings);
  const account = accountFrom(own);
  if (!account) throw new Error('set WHATSAPP_TOKEN: see docs/whatsapp-setup.md');
  const findings = await check({ ...checkedOf({ ...settings, ...own }, account), now: Date.now });
  for (const finding of findings) {
    process.stdout.write(`${SIGNS[finding.state]}${lineOf(finding)}\n`);
  }
  return findings.every(({ state }) => state !== 'bad');
}
