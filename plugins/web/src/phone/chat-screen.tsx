import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ChatMessage } from '../../../../bridge/whatsapp/simulator/phone-api.ts';
import { t } from '../words/t.ts';
import { Chat } from './chat.ts';
import { ChatHeader } from './chat-header.tsx';
import { Composer } from './composer.tsx';
import { ListSheet } from './list-sheet.tsx';
import { MessageBubble } from './message-bubble.tsx';
import type { Owner } from './owner.ts';

interface Props {
  owner: Owner;
  onEdit(): void;
}

export function ChatScreen({ owner, onEdit }: Props) {
  const chat = useMemo(() => new Chat(owner), [owner]);
  useEffect(() => () => chat.close(), [chat]);
  const [opened, setOpened] = useState<ChatMessage>();
  const [problem, setProblem] = useState(false);
  const [replied, setReplied] = useState<ReadonlySet<string>>(new Set());
  const messages = chat.messages.value;
  const end = useRef<HTMLLIElement>(null);

  const showEnd = () => end.current?.scrollIntoView({ block: 'end' });

  useLayoutEffect(showEnd, [messages.length]);

  const sent = async (sending: Promise<void>) => {
    try {
      await sending;
      setProblem(false);
      return true;
    } catch {
      setProblem(true);
      return false;
    }
  };
  const reply = async (message: ChatMessage, id: string) => {
    setOpened(undefined);
    if (await sent(chat.reply(message.id, id)))
      setReplied((before) => new Set(before).add(message.id));
  };

  return (
    <div class="chat">
      <ChatHeader owner={owner} info={chat.info.value} online={chat.online.value} onEdit={onEdit} />
      <main class="chat-scroll">
        <p class="chat-notice">{t('phone.notice')}</p>
        <ol class="chat-messages" aria-label={t('phone.messages')} aria-live="polite">
          {messages.map((message) => (
            <li key={message.id} class={`message from-${message.from}`}>
              <MessageBubble
                message={message}
                replied={replied.has(message.id)}
                onReply={(id) => void reply(message, id)}
                onOpenList={() => setOpened(message)}
                onGrown={showEnd}
              />
            </li>
          ))}
          <li ref={end} class="chat-end" aria-hidden="true" />
        </ol>
      </main>
      {chat.refusal.value !== undefined ? (
        <p class="chat-problem" role="alert">
          {refusalInWords(chat.refusal.value)} {t('phone.otherNumber')}
        </p>
      ) : (
        problem && (
          <p class="chat-problem" role="alert">
            {t('phone.notSent')}
          </p>
        )
      )}
      <Composer onSend={(text) => sent(chat.sendText(text))} />
      {opened?.list && (
        <ListSheet
          list={opened.list}
          onChoose={(id) => void reply(opened, id)}
          onClose={() => setOpened(undefined)}
        />
      )}
    </div>
  );
}

/** Why the server does not let this browser have the phone. */
function refusalInWords(code: string): string {
  if (code === 'UNAUTHORIZED') return t('phone.taken');
  return t(code === 'RATE_LIMITED' ? 'phone.tooMany' : 'phone.refused');
}
