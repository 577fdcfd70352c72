import type { Language } from './language.ts';

export const de: Language = {
  tag: 'de',
  name: 'Deutsch',
  direction: 'ltr',
  verbs: {
    join: ['mitmachen', 'beitreten', 'spielen'],
    name: ['name'],
    leave: ['raus', 'verlassen'],
    help: ['hilfe'],
    stop: ['stopp', 'abmelden', 'abbestellen', 'austragen', 'abbrechen', 'kündigen'],
    web: ['web'],
    language: ['sprache'],
  },

  ordinal: ({ text }) => `${text}.`,
  points: ({ value, text }) => `${text} ${value === 1 ? 'Punkt' : 'Punkte'}`,
  place: ({ text }, players) =>
    players === undefined ? `Platz ${text}` : `Platz ${text} von ${players}`,

  joined: (name, pin, ticks) =>
    `Du bist dabei als *${name}* (Spiel ${pin}). Die Fragen kommen hier. ${ticks}` +
    'Du kannst NAME und einen anderen Namen, HILFE oder RAUS schicken.',
  ticks: 'Blaue Häkchen heißen: Antwort ist da.',
  resumed: (name, pin, standing) => `Willkommen zurück, *${name}* (Spiel ${pin}): ${standing}.`,
  renamed: (name) => `Du heißt jetzt *${name}*.`,
  browser: (link) =>
    `Spiel im Browser weiter, als derselbe Spieler (der Link gilt einmal): ${link}`,
  noBrowser: 'Dieses Spiel geht nur hier.',
  speaking: 'Ab jetzt schreibe ich Deutsch.',
  languages: (codes) => `Schick SPRACHE und eins davon: ${codes}`,
  left: 'Du bist nicht mehr im Spiel. Schick MITMACHEN und einen Code, um wieder zu spielen.',
  notPlaying: 'Du bist in keinem Spiel. Schick MITMACHEN und den sechsstelligen Code.',
  stopped:
    'Du bekommst keine Nachrichten mehr. Schick MITMACHEN und einen Code, um wieder zu spielen.',
  removed: 'Der Gastgeber hat dich aus dem Spiel genommen.',
  help:
    'Schick MITMACHEN und den sechsstelligen Code vom Bildschirm, um zu spielen. Antworte durch ' +
    'Tippen auf eine Antwort, oder schreib den Buchstaben oder die Antwort. NAME und ein Name ' +
    'ändert deinen Namen, bis das Spiel anfängt. WEB bringt einen Link zum Browser, SPRACHE eine ' +
    'andere Sprache. RAUS beendet das Spiel für dich, STOPP auch alle Nachrichten. ' +
    'Ein Befehl, der die Frage beantwortet, zählt als Antwort; STOP geht immer.',
  wrongCode: (pin) => `Es gibt kein Spiel ${pin}. Bitte prüf den Code.`,
  tooManyCodes: (pin) =>
    `Es gibt kein Spiel ${pin}. Das war ein Versuch zu viel: Bitte warte zehn Minuten.`,
  nameTaken: 'In diesem Spiel heißt schon jemand so. Schick NAME und einen anderen Namen.',
  nameRejected: 'Dieser Name geht hier nicht. Schick NAME und einen anderen Namen.',
  nameWaits:
    'Der Gastgeber muss diesem Namen zustimmen. Ich melde mich dann. Für einen anderen schick NAME und den Namen.',
  nameMissing: 'Schick NAME und den Namen, den du willst, zum Beispiel: NAME Ana',
  nameFixed: 'Der Name lässt sich nach dem Start nicht mehr ändern.',
  gameLocked: 'Der Gastgeber hat dieses Spiel abgeschlossen.',
  gameFull: 'Dieses Spiel ist voll.',
  gameOver: 'Dieses Spiel ist vorbei. Schick MITMACHEN und einen Code für ein anderes.',
  failed: 'Das hat nicht geklappt. Bitte versuch es gleich noch einmal.',
  notStarted: 'Das Spiel hat noch nicht angefangen. Die erste Frage kommt hier.',
  questionClosed: 'Diese Frage ist geschlossen. Die nächste kommt hier.',
  paused: 'Das Spiel macht Pause. Bitte antworte noch einmal, wenn es weitergeht.',
  alreadyAnswered: 'Du hast diese Frage schon beantwortet: Deine erste Antwort zählt.',
  notUnderstood: 'Das ist keine der Antworten. Tippe auf eine, oder schreib ihren Buchstaben.',
  unreadable: 'Das kann ich nicht lesen. Schreib deine Antwort anders.',
  editIgnored: 'Bearbeitete Nachrichten lese ich nicht. Bitte schick sie als neue Nachricht.',
  unclear:
    'Das passt zu mehreren Antworten. Tippe auf die gemeinte, oder schreib ihren Buchstaben.',

  typeLetter: 'Antworte mit dem Buchstaben.',
  typeLetters: 'Antworte mit allen richtigen Buchstaben, zum Beispiel: A C',
  typeNumber: 'Antworte mit einer Zahl.',
  typeAnswer: 'Schreib deine Antwort.',
  openList: 'Antworten',
  listTitle: 'Wähle eine',
  trueFalse: ['Richtig', 'Falsch'],
  lastForNow:
    '_Schon länger keine Antwort: Das ist vorerst die letzte Frage. Schick irgendetwas, damit es weitergeht._',

  finished: '🏁 *Das Spiel ist vorbei.*',
  finishedAt: (place, points) => `🏁 *Das Spiel ist vorbei.* Du hast ${place} mit ${points}.`,
  board: (link) => `Alle Ergebnisse (der Link gilt einmal): ${link}`,
};
