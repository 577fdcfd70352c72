/** The scenarios: how many games of how many players, and how much HTTP beside them. */
import { addQuiz, createGame, reported } from './api.ts';
import { artillery, type Result } from './artillery.ts';
import { type Conducted, conduct, endGame } from './conductor.ts';
import { PhonePlayers } from './phones.ts';
import { Seats } from './seats.ts';
import type { LoadedServer } from './server.ts';
import { type Sample, type Watched, watch } from './watch.ts';

export interface Scenario {
  name: string;
  title: string;
  /** Web players in all games together, and the number of games at once. */
  players: number;
  games: number;
  /** Requests a minute over HTTP, beside the games. */
  requests: number;
  /** Seconds; the last games are played to their end. */
  duration: number;
}

export interface Played {
  scenario: Scenario;
  /** ms since the epoch. */
  began: number;
  games: Result | undefined;
  http: Result | undefined;
  conducted: Conducted;
  handovers: number[];
  watched: Watched;
}

/** How a game goes. */
const QUESTIONS = 5;
/** ms a player thinks at the most. */
const THINK = 4000;
/** Players on WhatsApp in the first of the games. */
const PHONES = 20;
/** Requests of one visitor; see http.yml. */
const VISIT = 5;
/** New web players a second, when a scenario begins. */
const JOINS = 100;

/** Plays a scenario against a server. @param tell is called once a second, for progress */
export async function play(
  server: LoadedServer,
  scenario: Scenario,
  folder: string,
  tell: (sample: Sample) => void,
): Promise<Played> {
  const { players, games, requests, duration } = scenario;
  const quizId = await addQuiz(server, QUESTIONS);
  const phones =
    server.simulator && players > 0 ? new PhonePlayers(server.simulator, PHONES) : undefined;
  const finished = await finishedGame(server, quizId);
  await using seats = new Seats();
  const url = await seats.open();
  const began = Date.now();
  const watching = await watch(server, tell);
  const until = performance.now() + duration * 1000;
  const plan = { rooms: games, players: players / games, questions: QUESTIONS, until };
  const [conducted, played, http] = await Promise.all([
    players > 0
      ? conduct(server, quizId, seats, plan, phones)
      : { games: 0, updates: [], seated: 0, offered: 0 },
    players > 0
      ? artillery({
          script: 'games',
          target: server.url,
          variables: { seats: url, think: THINK },
          arrivals: players,
          arrive: Math.ceil(players / JOINS),
          folder,
        })
      : undefined,
    requests > 0
      ? artillery({
          script: 'http',
          target: server.url,
          variables: { token: server.adminToken, game: finished },
          arrivals: Math.ceil(((requests / 60) * duration) / VISIT),
          arrive: duration,
          folder,
        })
      : undefined,
  ]);
  return {
    scenario,
    began,
    games: played,
    http,
    conducted,
    handovers: phones?.handovers ?? [],
    watched: await watching.stop(),
  };
}

/** A game that is over and has its report, for those who ask for one. @returns its id */
async function finishedGame(server: LoadedServer, quizId: string): Promise<string> {
  const { id, pin, hostToken } = await createGame(server, quizId);
  await endGame(server.url, pin, hostToken);
  await reported(server, id);
  return id;
}
