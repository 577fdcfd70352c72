/** Bare Socket.IO: the floor. A room, an ack, an emit to each; no validation, nothing kept. */
import { createServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { Scoreboard } from '../quiz.ts';
import { listening, serveSubject } from '../subject.ts';

serveSubject(async () => {
  const http = createServer();
  const io = new Server(http, { serveClient: false });
  const play = io.of('/play');
  let players: Socket[] = [];
  let scoreboard: Scoreboard;

  const reveal = () => {
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
      ack({ ok: true, player: { id: String(player), nickname } });
    });
    socket.on('answer', ({ value }, ack) => ack(scoreboard.answer(player, value)));
  });

  return {
    url: await listening(http),
    game(plan) {
      players = [];
      scoreboard = new Scoreboard(plan, reveal);
      return '';
    },
    open: () => void play.to('game').emit('question', scoreboard.open()),
  };
});
