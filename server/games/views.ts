import { stepsAfter } from '../engine/after-reveal.ts';
import { turnOf } from '../engine/plan.ts';
import type { Media, Question } from '../engine/quiz.ts';
import { acceptedAt } from '../engine/rulings.ts';
import { type Definition, languageOf, lastGraded, type State } from '../engine/state.ts';
import { unpaused } from '../engine/unpaused.ts';
import { type Messages, say, type Translations, type Words } from '../engine/words.ts';
import { TIME_FACTORS } from '../protocol/extra-time.ts';
import { faceOf } from '../protocol/face.ts';
import type { RosterView } from '../protocol/snapshot.ts';
import type {
  GroupPlace,
  MediaView,
  Newcomer,
  Note,
  Place,
  PlayerView,
  QuestionView,
  RevealView,
  WaitingView,
} from '../protocol/views.ts';
import type { NamedStanding } from '../services.ts';
import type { Waiting } from '../sessions/waiting/contract.ts';
import type { Player, Ranked } from '../store/contract.ts';
import { askedAt } from './asked-question.ts';
import { besideView } from './beside-view.ts';
import { groupPlaces } from './groups.ts';
import type { QuestionTypes } from './guarded-type.ts';

/** The sources of views. */
export interface ViewSources {
  types: QuestionTypes;
  modes: {
    get(
      name: string,
    ): { title: string; messages?: Messages; translations?: Translations } | undefined;
  };
}

/** A game's mode, with its title in the languages that it is known in. */
export function modeView(
  { modes }: Pick<ViewSources, 'modes'>,
  { mode: name }: Definition,
): ModeView {
  const mode = modes.get(name);
  if (!mode) return { name, title: name };
  const before = modeViews.get(mode);
  if (before) return before;
  const { title, translations = {} } = mode;
  const titles = Object.entries(translations).flatMap(([language, texts]) => {
    const text = Object.hasOwn(Object(texts), title) ? texts[title] : undefined;
    return typeof text === 'string' ? [[language, text]] : [];
  });
  const view = { name, title, ...(titles.length > 0 && { titles: Object.fromEntries(titles) }) };
  modeViews.set(mode, view);
  return view;
}

/** By mode: each snapshot has one, and there is a snapshot for each who joins. */
const modeViews = new WeakMap<object, ModeView>();

interface ModeView {
  name: string;
  title: string;
  titles?: Record<string, string>;
}

/** Places on the leaderboard that everybody gets to see. */
export const TOP = 10;

/** A question as players see it: field by field, so that nothing of the right answer slips in. */
export function questionView(
  sources: ViewSources,
  definition: Definition,
  index: number,
  times: Pick<QuestionView, 'openedAt' | 'closesAt' | 'only' | 'hints' | 'overtime'>,
): QuestionView {
  const { question, form, options } = askedAt(sources.types, definition, index);
  const { beside } = turnOf(definition, index);
  const { category, difficulty, credit, points, rich } = question;
  return {
    index,
    total: definition.quiz.questions.length,
    type: question.type,
    text: question.text,
    ...(rich?.text !== undefined && { html: rich.text }),
    ...(category !== undefined && { category }),
    ...(difficulty !== undefined && { difficulty }),
    ...(credit !== undefined && { credit }),
    ...(points === 0 && { points }),
    ...(question.language !== undefined && { language: question.language }),
    form,
    ...(options && { options }),
    ...(question.media && { media: mediaView(question.media) }),
    ...(beside && { beside: besideView(sources, definition, beside) }),
    ...times,
  };
}

/** A path or URL, and what is said of it. */
function mediaView(media: Media): MediaView {
  const { image, audio, video, captions, alt, credit, width, height } = media;
  const about = { alt, ...(credit !== undefined && { credit }) };
  const read = captions !== undefined && { captions };
  if (audio !== undefined) return { kind: 'audio', audio, ...read, ...about };
  if (video !== undefined) return { kind: 'video', video, ...read, ...about };
  const isSized = width !== undefined && height !== undefined;
  return { kind: 'picture', image: image ?? '', ...(isSized && { width, height }), ...about };
}

/** The reveal of the last question that was scored; undefined before the first. */
export function revealView(
  { types, modes }: ViewSources,
  definition: Definition,
  { last, phase, rulings }: State,
): RevealView | undefined {
  if (!last) return undefined;
  const shown = unpaused(phase);
  const { question, correct, distribution, graded, scored } = last;
  const asked = askedAt(types, definition, question);
  const right = asked.right();
  const accepted = acceptedAt(rulings, question);
  return {
    index: question,
    correct,
    text: asked.type.correctText(asked.question),
    ...(right !== undefined && { right }),
    ...(graded === false && { graded }),
    ...(scored && { scored }),
    ...(last.void && { void: last.void }),
    ...(last.revised && { revised: last.revised }),
    ...(accepted.length > 0 && { accepted }),
    ...explained(asked.question),
    distribution,
    ...(last.say && {
      notes: notesOf(last.say, definition, modes.get(definition.mode), languageOf(definition)),
    }),
    ...(shown.name === 'revealed' && shown.final && { final: shown.final }),
    ...(definition.plan?.judges && { judged: false }),
    ...(definition.options.board &&
      shown.name === 'revealed' && { steps: stepsAfter(definition, shown, last) }),
  };
}

/** A mode's notes to everybody, in this language. */
export const notesOf = (
  words: Words[] | undefined,
  { mode }: Definition,
  told: { messages?: Messages | undefined } | undefined,
  language: string,
): Note[] =>
  (words ?? []).map((one) => ({
    ...(typeof one === 'object' && { key: `${mode}.${one.key}` }),
    label: say(one, told?.messages, language),
  }));
/** Why the right answer is right: for whoever knows what was right. */
export const explained = ({ explanation, rich }: Question) => ({
  ...(explanation !== undefined && { explanation }),
  ...(rich?.explanation !== undefined && { explanationHtml: rich.explanation }),
});

/** The groups of a game after its last question, where there are groups. */
export function groupsView(
  { plan }: Definition,
  { last }: Pick<State, 'last'>,
): { groups?: GroupPlace[] } {
  return plan?.groups && last?.groups ? { groups: groupPlaces(plan.groups, last.groups) } : {};
}

/** A face on the wire: left out where it is the nickname's own. */
const faced = ({ nickname, face }: Pick<Player, 'nickname' | 'face'>): { face?: number } =>
  face === undefined || face === faceOf(nickname) ? {} : { face };

/** A row of the board: whose it is, and where. */
export const placeOf = (
  player: Pick<Player, 'nickname' | 'face'>,
  { rank, total }: Pick<Ranked, 'rank' | 'total'>,
): Place => ({ rank, nickname: player.nickname, total, ...faced(player) });

export const place = (standing: NamedStanding): Place => placeOf(standing, standing);

/** A row of the board that is a step of its own: with a streak, where there is one. */
export function boardPlaces(
  { options }: Definition,
  state: State,
  standings: NamedStanding[],
): Place[] {
  const streakFrom = lastGraded(state);
  return standings.map((standing) => {
    const { question, streak = 0 } = standing.last ?? {};
    const isOn = options.board === true && question === streakFrom && streak > 1;
    return { ...place(standing), ...(isOn && { streak }) };
  });
}

export const playerView = (player: Player): PlayerView => ({
  id: player.id,
  nickname: player.nickname,
  ...faced(player),
});

/** A player's extra time, where they have some: for the player alone, and for hosts. */
export function timeOf(
  longer: State['longer'],
  { id }: Pick<Player, 'id'>,
): { time?: NonNullable<RosterView['time']> } {
  const time = TIME_FACTORS.find((factor) => factor === longer?.[id]);
  return time === undefined ? {} : { time };
}

export const newcomer = (player: Pick<Player, 'nickname' | 'face'>): Newcomer => ({
  nickname: player.nickname,
  ...faced(player),
});

export const waitingView = ({ id, name, why }: Waiting): WaitingView => ({ id, name, why });
