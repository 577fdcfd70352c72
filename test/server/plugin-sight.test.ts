/** The settings that plugins see, and what they can make of the server's secret. */
import { expect, it } from 'vitest';
import { settingsFrom } from '../../config/load.ts';
import { SETTINGS } from '../../config/settings.ts';
import { keyedFor } from '../../server/own-key.ts';
import { publicSettings } from '../../server/public-settings.ts';

it('no secret setting is shown, nor what other plugins are told', () => {
  const shown = publicSettings(settingsFrom({ redisUrl: 'redis://:pass@127.0.0.1' }));
  const secret = Object.entries(SETTINGS).filter(([, { secret }]) => secret);
  expect(secret.length).toBeGreaterThan(5);
  for (const [name] of [...secret, ['pluginConfig'], ['pluginEnv']])
    expect(shown).not.toHaveProperty(name);
  expect(JSON.stringify(shown)).not.toContain('pass');
  expect(shown.shared).toBe(true);
});

it('keys made of the secret are those that bridges have made so far: seats are found by them', () => {
  const secret = 'a secret of 32 characters, or more';
  // openssl dgst -sha256 -hmac "$secret" -binary | basenc --base64url
  expect(keyedFor(secret, 'whatsapp')('15550001').slice(0, 22)).toBe('hbVnNVGn4VinbQva88ihLS');
  expect(keyedFor(secret, 'telegram')('chat:42')).toBe(
    'Y6vqTIP9RAkwwyeEz2mYnHjJCJWqycEtv5Ibeb1ie8s',
  );
});
