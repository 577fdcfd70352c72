/** Bare Socket.IO: the floor. A room, an ack, an emit to each; no validation, nothing kept. */
import { createServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { GamePlan } from '../protocol.ts';
import { joinedState, Scoreboard } from '../quiz.ts';
import { listening, serveSubject } from '../subject.ts';

/** ms between two counts of those who have joined, as in QRush. */
const INTERVAL = 200;

serveSubject(async () => {
  const http = createServer();
  const io = new Server(http, { serveClient: false });
  const play = io.of('/play');
  let players: Socket[] = [];
  let scoreboard: Scoreboard;
  let plan: GamePlan;
  let joined: string[] = [];

  const tellJoined = () => {
    play.to('game').emit('lobby', { version: 1, players: players.length, joined });
    joined = [];
  };

  const reveal = () => {
    if (plan.alike) play.to('game').emit('answers', scoreboard.count());
    const { reveal, leaderboard, own } = scoreboard.results();
    for (const [player, socket] of players.entries()) {
      socket.emit('reveal', { ...reveal, you: own(player) });
    }
    play.to('game').emit('leaderboard', leaderboard);
  };

  play.on('connection', (socket) => {
    let player = -1;
    socket.on('join', ({ nickname }, ack) => {
      player = scoreboard.join(nickname);
      players[player] = socket;
      void socket.join('game');
      const state = plan.alike && joinedState(player, nickname, players.length, plan.questions);
      ack({ ok: true, player: { id: String(player), nickname }, ...state });
      if (!plan.alike) return;
      if (joined.push(nickname) === 1) setTimeout(tellJoined, INTERVAL);
    });
    socket.on('answer', ({ value }, ack) => ack(scoreboard.answer(player, value)));
  });

  return {
    url: await listening(http),
    game(next) {
      plan = next;
      players = [];
      scoreboard = new Scoreboard(plan, reveal);
      return '';
    },
    open: () => void play.to('game').emit('question', scoreboard.open()),
  };
});
