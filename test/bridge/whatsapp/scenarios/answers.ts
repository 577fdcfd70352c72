import {
  type ChatQuestion,
  questionIn,
} from '../../../../bridge/whatsapp/simulator/bots/chat-question.ts';
import type { LogEntry } from '../../../../bridge/whatsapp/simulator/log.ts';

/** An answer as it was given on a phone. */
export interface Given {
  /** Its message. */
  id: string;
  phone: string;
  /** 0-based. */
  question: number;
  /** The option in words. */
  answer: string;
  /** ms since the epoch, by the simulator's clock. */
  at: number;
  /** When the phone showed the question. */
  shownAt: number;
}

/**
 * All answers that phones gave, in order: a tap or a reply is about the question it is on, a text about
 * the last.
 * @param meant what a typed one was meant to be, by its message's id, where that is known
 */
export function answersIn(
  log: readonly LogEntry[],
  meant: ReadonlyMap<string, string> = new Map(),
): Given[] {
  const shown = new Map<string, ChatQuestion>();
  const last = new Map<string, ChatQuestion>();
  const given: Given[] = [];
  for (const entry of log) {
    const { phone, at } = entry;
    if (entry.type === 'saw') {
      const question = questionIn(entry.message);
      if (!question) continue;
      shown.set(entry.message.id, question);
      last.set(phone, question);
    } else if (entry.type === 'sent') {
      const { id, to, text } = entry.message;
      const about = to === undefined ? last.get(phone) : shown.get(to);
      const answer = about && (meant.get(id) ?? optionMeant(about, text));
      if (about && answer !== undefined) {
        const shownAt = about.message.at;
        given.push({ id, phone, question: about.number - 1, answer, at, shownAt });
      }
    }
  }
  return given;
}

/** "A", "A Red" and "Red" mean the same option. */
function optionMeant({ options }: ChatQuestion, said: string): string | undefined {
  const meant = options.find(
    ({ letter, text }) => said === letter || said === text || said === `${letter} ${text}`,
  );
  return meant?.text;
}
