/** Bare ws: arrays of JSON, `[ack id or 0, event, payload]`, and an ack made by hand. */
import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { Scoreboard } from '../quiz.ts';
import { listening, serveSubject } from '../subject.ts';

serveSubject(async () => {
  const http = createServer();
  const server = new WebSocketServer({ server: http });
  let players: WebSocket[] = [];
  let scoreboard: Scoreboard;
  const send = (socket: WebSocket, ...message: unknown[]) => socket.send(JSON.stringify(message));
  const toAll = (event: string, payload: object) => {
    const frame = JSON.stringify([0, event, payload]);
    for (const socket of players) socket.send(frame);
  };

  const reveal = () => {
    const { reveal, leaderboard, own } = scoreboard.results();
    for (const [player, socket] of players.entries()) {
      send(socket, 0, 'reveal', { ...reveal, you: own(player) });
    }
    toAll('leaderboard', leaderboard);
  };

  server.on('connection', (socket) => {
    let player = -1;
    socket.on('message', (data) => {
      const [id, event, payload] = JSON.parse(String(data));
      if (event === 'join') {
        player = scoreboard.join(payload.nickname);
        players[player] = socket;
        send(socket, id, { ok: true, player: { id: String(player) } });
      } else {
        send(socket, id, scoreboard.answer(player, payload.value));
      }
    });
  });

  return {
    url: await listening(http),
    game(plan) {
      players = [];
      scoreboard = new Scoreboard(plan, reveal);
      return '';
    },
    open: () => toAll('question', scoreboard.open()),
  };
});
