import type { ChatPreview as Chat } from '../../../../../../server/protocol/question-types.ts';
import { t } from '../../../words/t.ts';

interface Props {
  chat: Chat | undefined;
  /** Whether the server has answered, and has nothing to show. */
  isAsked: boolean;
}

/** The question as a chat writes it. */
export function ChatPreview({ chat, isAsked }: Props) {
  if (!chat) return <p class="faint">{isAsked ? t('editor.noChat') : t('editor.asking')}</p>;
  return (
    <div class="preview-chat" role="img" aria-label={t('editor.inChat', { text: chat.text })}>
      <p class="preview-message" dir="auto">
        {chat.text}
      </p>
      {chat.options?.map((option) => (
        <span key={option} class="preview-tap" dir="auto">
          {option}
        </span>
      ))}
    </div>
  );
}
