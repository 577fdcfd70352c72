import { useState } from 'preact/hooks';
import { LanguageChoice } from '../components/language-choice.tsx';
import { t } from '../words/t.ts';
import { APP } from './app.ts';
import { ChatScreen } from './chat-screen.tsx';
import { keepOwner, knownOwner, type Owner, randomOwner } from './owner.ts';
import { OwnerForm } from './owner-form.tsx';

/** `/phone`: a phone with a chat on it, to play as WhatsApp players do. */
export function PhonePage() {
  const [owner, setOwner] = useState(() => knownOwner(location.search));
  const [editing, setEditing] = useState(owner === undefined);

  const keep = (kept: Owner) => {
    keepOwner(kept);
    const address = new URL(location.href);
    address.searchParams.set('phone', kept.number);
    history.replaceState(null, '', address);
    setOwner(kept);
    setEditing(false);
  };

  return (
    <div class="desk">
      <div class="phone">
        {owner && !editing ? (
          <ChatScreen
            key={owner.number + owner.name}
            owner={owner}
            onEdit={() => setEditing(true)}
          />
        ) : (
          <OwnerForm owner={owner ?? randomOwner()} onKeep={keep} />
        )}
      </div>
      <aside class="desk-note">
        <h2>{t('phone.about')}</h2>
        <p>{t('phone.aboutText', { app: APP })}</p>
        <p>
          <a href={`/phone?phone=${randomOwner().number}`} target="_blank" rel="noopener">
            {t('phone.another')}
          </a>
        </p>
        <LanguageChoice />
      </aside>
    </div>
  );
}
