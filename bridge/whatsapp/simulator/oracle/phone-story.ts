import { type ChatQuestion, questionIn } from '../bots/chat-question.ts';
import type { LogEntry } from '../log.ts';

/** The events on one phone. */
export interface PhoneStory {
  phone: string;
  entries: LogEntry[];
  /** The questions it showed, in order. */
  questions: { at: number; question: ChatQuestion; afresh: boolean }[];
  /** Messages of the business that it showed. */
  seen: number;
}

/**
 * Sorts a log by phone.
 * @param commands what of a user's texts is a command. One before a question makes it asked `afresh`:
 * who joins again may see the open question again.
 */
export function storiesOf(log: readonly LogEntry[], commands: RegExp): PhoneStory[] {
  return [...Map.groupBy(log, ({ phone }) => phone)].map(([phone, entries]) => {
    const questions: PhoneStory['questions'] = [];
    let seen = 0;
    let afresh = false;
    for (const entry of entries) {
      if (entry.type === 'sent' && commands.test(entry.message.text)) afresh = true;
      if (entry.type !== 'saw') continue;
      seen += 1;
      const question = questionIn(entry.message);
      if (!question) continue;
      questions.push({ at: entry.at, question, afresh });
      afresh = false;
    }
    return { phone, entries, questions, seen };
  });
}
