import { useState } from 'preact/hooks';
import type { ChatMessage } from '../../../../bridge/whatsapp/simulator/phone-api.ts';
import { DeskIcon } from '../components/desk-icon.tsx';
import { Icon } from '../components/icon.tsx';
import { language } from '../words/page-words.ts';
import { t } from '../words/t.ts';
import { APP } from './app.ts';
import { MarkedText } from './marked-text.tsx';
import { Ticks } from './ticks.tsx';

interface Props {
  message: ChatMessage;
  /** A button or row of it was chosen: a second time is not possible, as on a real phone. */
  replied: boolean;
  onReply(id: string): void;
  onOpenList(): void;
  /** Its picture has come. */
  onGrown(): void;
}

export function MessageBubble({ message, replied, onReply, onOpenList, onGrown }: Props) {
  const { from, text, image, video, audio, header, footer, buttons, list, link, status } = message;
  return (
    <>
      <div class="bubble">
        {image && <BubblePicture url={image.url} onGrown={onGrown} />}
        {/* Captions are what a teacher writes below: the words of the message. */}
        {/* biome-ignore lint/a11y/useMediaCaption: see above */}
        {video && <video class="bubble-image" src={video.url} controls playsInline />}
        {/* biome-ignore lint/a11y/useMediaCaption: see above */}
        {audio && <audio class="bubble-audio" src={audio.url} controls />}
        {header !== undefined && (
          <p class="bubble-header" dir="auto">
            {header}
          </p>
        )}
        {text !== '' && (
          <p class="bubble-text" dir="auto">
            <MarkedText text={text} />
          </p>
        )}
        {footer !== undefined && (
          <p class="bubble-footer" dir="auto">
            {footer}
          </p>
        )}
        <p class="bubble-meta">
          <time dateTime={new Date(message.at).toISOString()}>{clock(message.at)}</time>
          {from === 'phone' && <Ticks status={status} />}
        </p>
      </div>
      {buttons?.map(({ id, title }) => (
        <button key={id} type="button" class="reply" disabled={replied} onClick={() => onReply(id)}>
          <DeskIcon name="reply" />
          {title}
        </button>
      ))}
      {list && (
        <button type="button" class="reply" disabled={replied} onClick={onOpenList}>
          <DeskIcon name="list" />
          {list.opener}
        </button>
      )}
      {link && (
        <a class="reply" href={link.url} target="_blank" rel="noopener">
          <Icon name="next" />
          {link.title}
        </a>
      )}
    </>
  );
}

/** WhatsApp itself fetches pictures from elsewhere; here only the browser finds out that one is not there. */
function BubblePicture({ url, onGrown }: { url: string; onGrown(): void }) {
  const [isLost, setLost] = useState(false);
  if (isLost) return <p class="bubble-footer">{t('phone.noPicture', { app: APP })}</p>;
  return (
    <img class="bubble-image" src={url} alt="" onLoad={onGrown} onError={() => setLost(true)} />
  );
}

const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });
const clock = (at: number): string => time.format(at);
