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

  joined: (name, pin, ticks) =>
    `Tu joues sous le nom *${name}* (partie ${pin}). Les questions arrivent ici. ${ticks}` +
    'Tu peux envoyer NOM et un autre nom, AIDE ou QUITTER.',
  ticks: 'Les coches bleues veulent dire : réponse reçue.',
  resumed: (name, pin, standing) => `Te revoilà, *${name}* (partie ${pin}) : ${standing}.`,
  renamed: (name) => `Tu es maintenant *${name}*.`,
  browser: (link) =>
    `Continue dans le navigateur, avec le même joueur (le lien marche une fois) : ${link}`,
  noBrowser: 'Cette partie ne se joue qu’ici.',
  speaking: 'Je parle français à partir de maintenant.',
  languages: (codes) => `Envoie LANGUE et l’un de ces codes : ${codes}`,
  left: 'Tu as quitté la partie. Envoie REJOINDRE et un code pour rejouer.',
  notPlaying: 'Tu n’es dans aucune partie. Envoie REJOINDRE et le code à six chiffres pour jouer.',
  stopped: 'Tu ne recevras plus de messages. Envoie REJOINDRE et un code pour rejouer.',
  removed: 'L’animateur t’a retiré de la partie.',
  help:
    'Envoie REJOINDRE et le code à six chiffres de l’écran pour jouer. Réponds en touchant une ' +
    'réponse, ou écris la lettre ou la réponse. NOM et un nom change ton nom jusqu’au début de la ' +
    'partie. WEB donne un lien vers le navigateur, LANGUE change de langue. ' +
    'QUITTER arrête la partie pour toi, ARRÊTER aussi tous les messages. ' +
    'Une commande qui répond à la question compte comme réponse ; STOP marche toujours.',
  wrongCode: (pin) => `Il n’y a pas de partie ${pin}. Vérifie le code.`,
  tooManyCodes: (pin) =>
    `Il n’y a pas de partie ${pin}. C’était un essai de trop : attends dix minutes.`,
  nameTaken: 'Quelqu’un a déjà ce nom dans la partie. Envoie NOM et un autre nom.',
  nameRejected: 'Ce nom n’est pas possible ici. Envoie NOM et un autre nom.',
  nameWaits:
    'L’animateur doit accepter ce nom. Je te préviens ensuite. Pour en prendre un autre, envoie NOM et ce nom.',
  nameMissing: 'Envoie NOM et le nom que tu veux, par exemple : NOM Ana',
  nameFixed: 'Le nom ne peut plus changer une fois la partie commencée.',
  gameLocked: 'L’animateur a fermé cette partie.',
  gameFull: 'Cette partie est complète.',
  gameOver: 'Cette partie est terminée. Envoie REJOINDRE et un code pour en jouer une autre.',
  failed: 'Ça n’a pas marché. Réessaie dans un instant.',
  notStarted: 'La partie n’a pas encore commencé. La première question arrive ici.',
  questionClosed: 'Cette question est fermée. La suivante arrive ici.',
  paused: 'La partie est en pause. Réponds de nouveau quand elle reprend.',
  alreadyAnswered: 'Tu as déjà répondu à cette question : ta première réponse compte.',
  notUnderstood: 'Ce n’est pas une des réponses. Touches-en une, ou écris sa lettre.',
  unreadable: 'Je n’arrive pas à lire ça. Écris ta réponse autrement.',
  editIgnored: 'Je ne lis pas les messages modifiés. Renvoie-le comme nouveau message.',
  unclear:
    'Cela correspond à plusieurs réponses. Touche celle que tu veux dire, ou écris sa lettre.',

  typeLetter: 'Réponds avec la lettre.',
  typeLetters: 'Réponds avec toutes les bonnes lettres, par exemple : A C',
  typeNumber: 'Réponds avec un nombre.',
  typeAnswer: 'Écris ta réponse.',
  openList: 'Répondre',
  listTitle: 'Choisis',
  trueFalse: ['Vrai', 'Faux'],
  lastForNow:
    '_Pas de réponse depuis un moment : c’est la dernière question pour l’instant. Envoie n’importe quoi pour continuer._',

  finished: '🏁 *La partie est terminée.*',
  finishedAt: (place, points) => `🏁 *La partie est terminée.* Tu finis ${place} avec ${points}.`,
  board: (link) => `Tous les résultats (le lien marche une fois) : ${link}`,
};
