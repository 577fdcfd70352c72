import { expect, it } from 'vitest';
import { languageCodes } from '../../../bridge/chat/languages/all.ts';
import { wordingIn as onTelegram } from '../../../bridge/telegram/wording.ts';
import { wordingIn as onWhatsApp } from '../../../bridge/whatsapp/wording.ts';

// Base64url may begin with what is markup in a chat.
const link = 'https://quiz.example/?pin=123456#ticket=_a*b~-c_';

it.each(languageCodes)('a link leads where it should, in %s', (code) => {
  for (const say of [onWhatsApp(code), onTelegram(code)]) {
    expect(say.browser(link)).toContain(link);
    expect(say.summary(link)).toContain(link);
  }
});
