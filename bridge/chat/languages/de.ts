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
    hint: ['hinweis', 'tipp'],
    stop: ['stopp', 'abmelden', 'abbestellen', 'austragen', 'abbrechen', 'kündigen'],
    web: ['web'],
    language: ['sprache'],
  },

  ordinal: ({ text }) => `${text}.`,
  points: ({ value, text }) => `${text} ${value === 1 ? 'Punkt' : 'Punkte'}`,
  place: ({ text }, players) =>
    players === undefined ? `Platz ${text}` : `Platz ${text} von ${players}`,

  joined: (name, pin, received, say) =>
    `Du bist dabei als ${name} (Spiel ${pin}). Die Fragen kommen hier. ${received}Du kannst ${say.name} und einen anderen Namen, ${say.help} oder ${say.leave} schicken.`,
  resumed: (name, pin, standing) => `Willkommen zurück, ${name} (Spiel ${pin}): ${standing}.`,
  renamed: (name) => `Du heißt jetzt ${name}.`,
  browser: (link) =>
    `Spiel im Browser weiter, als derselbe Spieler (der Link gilt einmal): ${link}`,
  noBrowser: 'Dieses Spiel geht nur hier.',
  speaking: 'Ab jetzt schreibe ich Deutsch.',
  languages: (codes, say) => `Schick ${say.language} und eins davon: ${codes}`,
  left: (say) =>
    `Du bist nicht mehr im Spiel. Schick ${say.join} und einen Code, um wieder zu spielen.`,
  notPlaying: (say) => `Du bist in keinem Spiel. Schick ${say.join} und den sechsstelligen Code.`,
  stopped: (say) =>
    `Du bekommst keine Nachrichten mehr. Schick ${say.join} und einen Code, um wieder zu spielen.`,
  removed: 'Der Gastgeber hat dich aus dem Spiel genommen.',
  help: (say) =>
    `Schick ${say.join} und den sechsstelligen Code vom Bildschirm, um zu spielen. Antworte durch Tippen auf eine Antwort, oder schreib den Buchstaben oder die Antwort. ${say.name} und ein Name ändert deinen Namen, bis das Spiel anfängt. ${say.web} bringt einen Link zum Browser, ${say.language} eine andere Sprache. ${say.leave} beendet das Spiel für dich, ${say.stop} auch alle Nachrichten.`,
  wrongCode: (pin) => `Es gibt kein Spiel ${pin}. Bitte prüf den Code.`,
  tooManyCodes: (pin) =>
    `Es gibt kein Spiel ${pin}. Das war ein Versuch zu viel: Bitte warte zehn Minuten.`,
  nameTaken: (say) =>
    `In diesem Spiel heißt schon jemand so. Schick ${say.name} und einen anderen Namen.`,
  nameRejected: (say) => `Dieser Name geht hier nicht. Schick ${say.name} und einen anderen Namen.`,
  nameWaits: (say) =>
    `Der Gastgeber muss diesem Namen zustimmen. Ich melde mich dann. Für einen anderen schick ${say.name} und den Namen.`,
  nameMissing: (say) =>
    `Schick ${say.name} und den Namen, den du willst, zum Beispiel: ${say.name} Ana`,
  nameFixed: 'Der Name lässt sich nach dem Start nicht mehr ändern.',
  channelClosed:
    'Dieses Spiel kann man hier nicht spielen. Wie man mitmacht, steht auf dem Bildschirm des Gastgebers.',
  gameLocked: 'Der Gastgeber hat dieses Spiel abgeschlossen.',
  gameFull: 'Dieses Spiel ist voll.',
  gameOver: (say) => `Dieses Spiel ist vorbei. Schick ${say.join} und einen Code für ein anderes.`,
  failed: 'Das hat nicht geklappt. Bitte versuch es gleich noch einmal.',
  notStarted: 'Das Spiel hat noch nicht angefangen. Die erste Frage kommt hier.',
  questionClosed: 'Diese Frage ist geschlossen. Die nächste kommt hier.',
  notCounted: 'Diese Frage zählt nicht.',
  noHint: 'Noch gibt es keinen Hinweis.',
  hintsCome: (say) => `Hinweise kommen nach und nach: ${say.hint} bringt den neuesten.`,
  paused: 'Das Spiel macht Pause. Bitte antworte noch einmal, wenn es weitergeht.',
  alreadyAnswered: 'Du hast diese Frage schon beantwortet: Deine erste Antwort zählt.',
  eliminated: 'Du bist ausgeschieden. Ich sage dir, wie das Spiel ausgeht.',
  notYourTurn: 'Diese Frage beantworten andere. Die nächste kommt hier.',
  notUnderstood: 'Das ist keine der Antworten. Tippe auf eine, oder schreib ihren Buchstaben.',
  unreadable: 'Das kann ich nicht lesen. Schreib deine Antwort anders.',
  notOrdered:
    'Darin sehe ich keine Reihenfolge. Schick jeden Buchstaben einmal, den ersten Platz zuerst.',
  notMatched:
    'Das kann ich nicht lesen. Schick für jede Zahl einen Buchstaben, alle in einer Nachricht.',
  unclear:
    'Das passt zu mehreren Antworten. Tippe auf die gemeinte, oder schreib ihren Buchstaben.',

  typeLetter: 'Antworte mit dem Buchstaben.',
  typeLetters: 'Antworte mit allen richtigen Buchstaben, zum Beispiel: A C',
  typeNumber: 'Antworte mit einer Zahl.',
  typeAnswer: 'Schreib deine Antwort.',
  typeOrder: (example) =>
    `Antworte mit den Buchstaben in der richtigen Reihenfolge, zum Beispiel: ${example}`,
  typeMatch: (example) => `Antworte mit einem Buchstaben für jede Zahl, zum Beispiel: ${example}`,
  pointOnly: 'Diese Frage beantwortest du im Browser: Tippe dort auf das Bild.',
  lastForNow:
    'Schon länger keine Antwort: Das ist vorerst die letzte Frage. Schick irgendetwas, damit es weitergeht.',

  finished: 'Das Spiel ist vorbei.',
  finishedAt: (place, points) => `Du hast ${place} mit ${points}.`,
  summary: (link) => `Deine Antworten und Ergebnisse: ${link}`,
};
