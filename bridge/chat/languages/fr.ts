import type { Language } from './language.ts';

const plural = new Intl.PluralRules('fr', { type: 'ordinal' });

export const fr: Language = {
  tag: 'fr',
  name: 'Français',
  direction: 'ltr',
  verbs: {
    join: ['rejoindre', 'jouer'],
    name: ['nom'],
    leave: ['quitter'],
    help: ['aide'],
    hint: ['indice'],
    stop: [
      'arrêter',
      'arreter',
      'arrêt',
      'désabonner',
      'me désabonner',
      'se désabonner',
      'désabonnement',
      'désinscription',
      'annuler',
    ],
    web: ['web'],
    language: ['langue'],
  },

  ordinal: ({ value, text }) => `${text}${plural.select(value) === 'one' ? 'er' : 'e'}`,
  points: ({ value, text }) => `${text} ${Math.abs(value) < 2 ? 'pt' : 'pts'}`,
  place: (rank, players) => `${fr.ordinal(rank)}${players === undefined ? '' : ` sur ${players}`}`,

  joined: (name, pin, received, say) =>
    `Tu joues sous le nom ${name} (partie ${pin}). Les questions arrivent ici. ${received}Tu peux envoyer ${say.name} et un autre nom, ${say.help} ou ${say.leave}.`,
  resumed: (name, pin, standing) => `Te revoilà, ${name} (partie ${pin}) : ${standing}.`,
  renamed: (name) => `Tu es maintenant ${name}.`,
  browser: (link) =>
    `Continue dans le navigateur, avec le même joueur (le lien marche une fois) : ${link}`,
  noBrowser: 'Cette partie ne se joue qu’ici.',
  speaking: 'Je parle français à partir de maintenant.',
  languages: (codes, say) => `Envoie ${say.language} et l’un de ces codes : ${codes}`,
  left: (say) => `Tu as quitté la partie. Envoie ${say.join} et un code pour rejouer.`,
  notPlaying: (say) =>
    `Tu n’es dans aucune partie. Envoie ${say.join} et le code à six chiffres pour jouer.`,
  stopped: (say) => `Tu ne recevras plus de messages. Envoie ${say.join} et un code pour rejouer.`,
  removed: 'L’animateur t’a retiré de la partie.',
  help: (say) =>
    `Envoie ${say.join} et le code à six chiffres de l’écran pour jouer. Réponds en touchant une réponse, ou écris la lettre ou la réponse. ${say.name} et un nom change ton nom jusqu’au début de la partie. ${say.web} donne un lien vers le navigateur, ${say.language} change de langue. ${say.leave} arrête la partie pour toi, ${say.stop} aussi tous les messages.`,
  wrongCode: (pin) => `Il n’y a pas de partie ${pin}. Vérifie le code.`,
  tooManyCodes: (pin) =>
    `Il n’y a pas de partie ${pin}. C’était un essai de trop : attends dix minutes.`,
  nameTaken: (say) => `Quelqu’un a déjà ce nom dans la partie. Envoie ${say.name} et un autre nom.`,
  nameRejected: (say) => `Ce nom n’est pas possible ici. Envoie ${say.name} et un autre nom.`,
  nameWaits: (say) =>
    `L’animateur doit accepter ce nom. Je te préviens ensuite. Pour en prendre un autre, envoie ${say.name} et ce nom.`,
  nameMissing: (say) => `Envoie ${say.name} et le nom que tu veux, par exemple : ${say.name} Ana`,
  nameFixed: 'Le nom ne peut plus changer une fois la partie commencée.',
  channelClosed:
    'Cette partie ne se joue pas ici. L’écran de l’animateur montre comment participer.',
  gameLocked: 'L’animateur a fermé cette partie.',
  gameFull: 'Cette partie est complète.',
  gameOver: (say) =>
    `Cette partie est terminée. Envoie ${say.join} et un code pour en jouer une autre.`,
  failed: 'Ça n’a pas marché. Réessaie dans un instant.',
  notStarted: 'La partie n’a pas encore commencé. La première question arrive ici.',
  questionClosed: 'Cette question est fermée. La suivante arrive ici.',
  notCounted: 'Cette question ne compte pas.',
  noHint: 'Il n’y a pas encore d’indice.',
  hintsCome: (say) => `Des indices arrivent peu à peu : ${say.hint} donne le dernier.`,
  paused: 'La partie est en pause. Réponds de nouveau quand elle reprend.',
  alreadyAnswered: 'Tu as déjà répondu à cette question : ta première réponse compte.',
  eliminated: 'Tu es hors jeu. Je te dirai comment la partie se termine.',
  notYourTurn: 'D’autres répondent à celle-ci. La prochaine arrive ici.',
  notUnderstood: 'Ce n’est pas une des réponses. Touches-en une, ou écris sa lettre.',
  unreadable: 'Je n’arrive pas à lire ça. Écris ta réponse autrement.',
  notOrdered:
    'Je ne vois pas d’ordre là-dedans. Envoie chaque lettre une fois, en commençant par la première place.',
  notMatched:
    'Je n’arrive pas à lire ça. Envoie une lettre pour chaque numéro, toutes en un seul message.',
  unclear:
    'Cela correspond à plusieurs réponses. Touche celle que tu veux dire, ou écris sa lettre.',

  typeLetter: 'Réponds avec la lettre.',
  typeLetters: 'Réponds avec toutes les bonnes lettres, par exemple : A C',
  typeNumber: 'Réponds avec un nombre.',
  typeAnswer: 'Écris ta réponse.',
  typeOrder: (example) => `Réponds avec les lettres dans l’ordre, par exemple : ${example}`,
  typeMatch: (example) => `Réponds avec une lettre pour chaque numéro, par exemple : ${example}`,
  pointOnly: 'Réponds à celle-ci dans le navigateur, en touchant l’image.',
  lastForNow:
    'Pas de réponse depuis un moment : c’est la dernière question pour l’instant. Envoie n’importe quoi pour continuer.',

  finished: 'La partie est terminée.',
  finishedAt: (place, points) => `Tu finis ${place} avec ${points}.`,
  summary: (link) => `Tes réponses et tes résultats : ${link}`,
};
