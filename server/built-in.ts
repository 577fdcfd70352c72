import whatsapp from '../bridge/whatsapp/index.ts';
import formats from '../plugins/formats/index.ts';
import leaderboard from '../plugins/leaderboard/index.ts';
import match from '../plugins/match/index.ts';
import accuracy from '../plugins/modes/accuracy/index.ts';
import buzzer from '../plugins/modes/buzzer/index.ts';
import classic from '../plugins/modes/classic.ts';
import closest from '../plugins/modes/closest/index.ts';
import confidence from '../plugins/modes/confidence/index.ts';
import double from '../plugins/modes/double/index.ts';
import finger from '../plugins/modes/finger/index.ts';
import ladder from '../plugins/modes/ladder/index.ts';
import minority from '../plugins/modes/minority/index.ts';
import poll from '../plugins/modes/poll/index.ts';
import ranked from '../plugins/modes/ranked/index.ts';
import survival from '../plugins/modes/survival/index.ts';
import teams from '../plugins/modes/teams/index.ts';
import wager from '../plugins/modes/wager/index.ts';
import nicknameFilter from '../plugins/nickname-filter/index.ts';
import order from '../plugins/order/index.ts';
import point from '../plugins/point/index.ts';
import questionTypes from '../plugins/question-types/index.ts';
import scoring from '../plugins/scoring/index.ts';
import starterQuizzes from '../plugins/starter-quizzes/index.ts';
import timers from '../plugins/timers/index.ts';
import web from '../plugins/web/index.ts';
import type { AnyPlugin } from './plugin.ts';

/** The plugins that come with QRush. Their order is that of set-up, dependencies aside. */
export const builtIn = [
  timers,
  scoring,
  leaderboard,
  questionTypes,
  order,
  match,
  point,
  // The first mode is what a game is played as when nobody says.
  classic,
  ranked,
  closest,
  minority,
  survival,
  accuracy,
  finger,
  teams,
  wager,
  double,
  confidence,
  buzzer,
  ladder,
  poll,
  formats,
  nicknameFilter,
  starterQuizzes,
  whatsapp,
  // Has a page for what comes before it.
  web,
] as AnyPlugin[];
