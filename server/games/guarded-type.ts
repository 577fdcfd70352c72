import type { Logger } from 'pino';
import type { Counter } from 'prom-client';
import { plainLabel, type QuestionType } from '../engine/question-type.ts';
import type { Question } from '../engine/quiz.ts';
import { QRushError } from '../protocol/errors.ts';
import { type Form, form, type Right, right } from '../protocol/form.ts';
import type { Registry } from '../registry.ts';

/** The part of a question type that the core uses; grading for points is up to the scoring. */
export interface AskedType
  extends Pick<QuestionType, 'form' | 'parse' | 'correct' | 'correctText' | 'label' | 'graded'> {
  read?(question: Question, text: string): unknown;
  given?(question: Question, value: unknown): unknown;
  right?(question: Question): Right | undefined;
  fits?(question: Question, typed: string): number[];
  understood?(question: Question, value: unknown): string | undefined;
  /**
   * How right an answer is, 0 to 1: for types of this package only. The `grade` of another may hang,
   * which only a thread can end.
   */
  grade?(question: Question, value: unknown): number | undefined;
}

/** Where the core finds question types. */
export interface QuestionTypes {
  get(name: string): AskedType | undefined;
}

export interface GuardSources {
  types: Registry<QuestionType>;
  /** By `plugin` and `hook`, which is here the function that failed. */
  failures: Counter;
  log: Logger;
  /** Whether a plugin came with QRush. */
  isOurs?(plugin: string): boolean;
}

/**
 * Question types as the core calls them. A function that throws, or returns something invalid, is
 * counted, logged the first time, and has a result all the same: a game does without a plugin's
 * words. Only `parse` fails, for the one answer that it was to read.
 */
export function guardTypes({ types, failures, log, isOurs }: GuardSources): QuestionTypes {
  const guarded = new Map<QuestionType, AskedType>();
  const guard = (type: QuestionType) => {
    const plugin = types.pluginOf(type.name) ?? 'core';
    const logged = new Set<keyof AskedType>();
    const failed: Failed = (hook, error) => {
      failures.inc({ plugin, hook });
      if (logged.has(hook)) return;
      logged.add(hook);
      log.error(
        { err: error, plugin, type: type.name, hook },
        'a question type of a plugin failed; the game does without',
      );
    };
    return guardType(type, isOurs?.(plugin) ?? false, failed);
  };
  return {
    get(name) {
      const type = types.get(name);
      if (!type) return undefined;
      const known = guarded.get(type) ?? guard(type);
      guarded.set(type, known);
      return known;
    },
  };
}

/** Told of a function that failed. */
type Failed = (name: keyof AskedType, error: unknown) => void;

/** @param isOurs whether its `grade` may be asked, too: it cannot hang, or does so in a thread */
export function guardType(type: QuestionType, isOurs: boolean, failed: Failed): AskedType {
  const attempt = <Value>(
    name: keyof AskedType,
    work: () => Value,
    otherwise: () => Value,
  ): Value => {
    try {
      return work();
    } catch (error) {
      failed(name, error);
      return otherwise();
    }
  };
  const none = () => undefined;
  const { graded } = type;
  return {
    ...(graded === false && { graded }),
    form: (question, language) =>
      attempt(
        'form',
        () => form.parse(type.form(question, language)),
        () => PLAIN,
      ),
    parse(question, value) {
      try {
        return type.parse(question, value);
      } catch (error) {
        if (!(error instanceof QRushError)) failed('parse', error);
        throw error;
      }
    },
    read: (question, typed) => attempt('read', () => type.read?.(question, typed), none),
    given: (question, value) =>
      attempt(
        'given',
        () => (type.given ? type.given(question, value) : value),
        () => value,
      ),
    right: (question) => attempt('right', () => rightOf(type, question), none),
    fits: (question, typed) =>
      attempt(
        'fits',
        () => indexes(type.fits?.(question, typed) ?? []),
        () => [],
      ),
    understood: (question, value) =>
      attempt('understood', () => understood(type.understood?.(question, value)), none),
    correct: (question) =>
      attempt(
        'correct',
        () => (graded === false ? null : plain(type.correct(question))),
        () => null,
      ),
    correctText: (question) =>
      attempt(
        'correctText',
        () => (graded === false ? '' : text(type.correctText(question))),
        () => '',
      ),
    label: (question, value) =>
      attempt(
        'label',
        () => text(type.label(question, value)),
        () => plainLabel(value),
      ),
    ...(isOurs && {
      grade: (question: Question, value: unknown) =>
        attempt('grade', () => type.grade(question, value), none),
    }),
  };
}

const rightOf = (type: QuestionType, question: Question): Right | undefined =>
  type.graded === false ? undefined : type.right && right.parse(type.right(question));

/** The form of a type that fails to say one: whatever is typed, its `parse` has the last word. */
const PLAIN: Form = { kind: 'text' };

function text(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('expected a text');
  return value;
}

/** Characters of it that a player is shown at the most. */
const LONGEST_UNDERSTOOD = 200;

const understood = (value: unknown): string | undefined =>
  value === undefined ? undefined : text(value).slice(0, LONGEST_UNDERSTOOD);

function indexes(value: unknown): number[] {
  if (!Array.isArray(value) || !value.every(Number.isInteger))
    throw new TypeError('expected a list of indexes');
  return value;
}

/** A value as it is once it was stored with the game. @throws TypeError for what JSON has no form of */
function plain(value: unknown): unknown {
  const json: string | undefined = JSON.stringify(value);
  if (json === undefined || value instanceof Promise) throw new TypeError('expected plain JSON');
  return JSON.parse(json);
}
