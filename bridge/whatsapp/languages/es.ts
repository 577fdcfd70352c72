import type { Language } from './language.ts';

export const es: Language = {
  tag: 'es',
  name: 'Español',
  direction: 'ltr',
  verbs: {
    join: ['unirme', 'unirse', 'entrar', 'jugar'],
    name: ['nombre'],
    leave: ['salir'],
    help: ['ayuda'],
    stop: [
      'parar',
      'alto',
      'baja',
      'darme de baja',
      'darse de baja',
      'cancelar',
      'detener',
      'anular suscripción',
      'desuscribir',
    ],
    web: ['web'],
    language: ['idioma'],
  },

  ordinal: ({ text }) => `${text}.º`,
  points: ({ value, text }) => `${text} ${value === 1 ? 'pto.' : 'ptos.'}`,
  place: (rank, players) => `${es.ordinal(rank)}${players === undefined ? '' : ` de ${players}`}`,

  joined: (name, pin, ticks) =>
    `Estás dentro como *${name}* (partida ${pin}). Las preguntas llegan aquí. ${ticks}` +
    'Puedes enviar NOMBRE y otro nombre, AYUDA o SALIR.',
  ticks: 'Los ticks azules significan: respuesta recibida.',
  resumed: (name, pin, standing) => `Hola de nuevo, *${name}* (partida ${pin}): ${standing}.`,
  renamed: (name) => `Ahora eres *${name}*.`,
  browser: (link) =>
    `Sigue en el navegador, como el mismo jugador (el enlace funciona una vez): ${link}`,
  noBrowser: 'Esta partida solo se puede jugar aquí.',
  speaking: 'A partir de ahora hablo español.',
  languages: (codes) => `Envía IDIOMA y uno de estos: ${codes}`,
  left: 'Has salido de la partida. Envía UNIRME y un código para jugar otra vez.',
  notPlaying: 'No estás en ninguna partida. Envía UNIRME y el código de seis cifras para jugar.',
  stopped: 'No recibirás más mensajes. Envía UNIRME y un código para jugar otra vez.',
  removed: 'El anfitrión te ha sacado de la partida.',
  help:
    'Envía UNIRME y el código de seis cifras de la pantalla para jugar. Responde con un toque, o ' +
    'escribe la letra o la respuesta. NOMBRE y un nombre cambia tu nombre hasta que empiece la ' +
    'partida. WEB trae un enlace al navegador, IDIOMA otro idioma. ' +
    'SALIR termina la partida para ti, PARAR también todos los mensajes. ' +
    'Un comando que responde a la pregunta cuenta como respuesta; STOP funciona siempre.',
  wrongCode: (pin) => `No existe la partida ${pin}. Revisa el código.`,
  tooManyCodes: (pin) =>
    `No existe la partida ${pin}. Ha sido un intento de más: espera diez minutos.`,
  nameTaken: 'Alguien en esta partida ya tiene ese nombre. Envía NOMBRE y otro nombre.',
  nameRejected: 'Ese nombre no se puede usar aquí. Envía NOMBRE y otro nombre.',
  nameWaits:
    'El anfitrión tiene que aceptar este nombre. Te aviso entonces. Si prefieres otro, envía NOMBRE y ese nombre.',
  nameMissing: 'Envía NOMBRE y el nombre que quieras, por ejemplo: NOMBRE Ana',
  nameFixed: 'El nombre no se puede cambiar cuando la partida ha empezado.',
  gameLocked: 'El anfitrión ha cerrado la entrada a esta partida.',
  gameFull: 'Esta partida está llena.',
  gameOver: 'Esta partida ha terminado. Envía UNIRME y un código para jugar otra.',
  failed: 'No ha funcionado. Inténtalo de nuevo en un momento.',
  notStarted: 'La partida aún no ha empezado. La primera pregunta llega aquí.',
  questionClosed: 'Esa pregunta está cerrada. La siguiente llega aquí.',
  paused: 'La partida está en pausa. Responde de nuevo cuando continúe.',
  alreadyAnswered: 'Ya has respondido a esta pregunta: cuenta tu primera respuesta.',
  notUnderstood: 'Esa no es una de las respuestas. Toca una o escribe su letra.',
  unreadable: 'No puedo leer eso. Escribe tu respuesta de otra forma.',
  editIgnored: 'No leo los mensajes editados. Envíalo como mensaje nuevo.',
  unclear: 'Eso encaja con más de una respuesta. Toca la que quieres decir o escribe su letra.',

  typeLetter: 'Responde con la letra.',
  typeLetters: 'Responde con todas las letras correctas, por ejemplo: A C',
  typeNumber: 'Responde con un número.',
  typeAnswer: 'Escribe tu respuesta.',
  openList: 'Responder',
  listTitle: 'Elige una',
  trueFalse: ['Verdadero', 'Falso'],
  lastForNow:
    '_Hace rato que no respondes: esta es la última pregunta por ahora. Envía cualquier cosa para continuar._',

  finished: '🏁 *La partida ha terminado.*',
  finishedAt: (place, points) =>
    `🏁 *La partida ha terminado.* Has quedado ${place} con ${points}.`,
  board: (link) => `Todos los resultados (el enlace funciona una vez): ${link}`,
};
