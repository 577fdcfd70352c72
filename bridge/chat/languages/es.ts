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
    hint: ['pista'],
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

  joined: (name, pin, received, say) =>
    `Estás dentro como ${name} (partida ${pin}). Las preguntas llegan aquí. ${received}Puedes enviar ${say.name} y otro nombre, ${say.help} o ${say.leave}.`,
  resumed: (name, pin, standing) => `Hola de nuevo, ${name} (partida ${pin}): ${standing}.`,
  renamed: (name) => `Ahora eres ${name}.`,
  browser: (link) =>
    `Sigue en el navegador, como el mismo jugador (el enlace funciona una vez): ${link}`,
  noBrowser: 'Esta partida solo se puede jugar aquí.',
  speaking: 'A partir de ahora hablo español.',
  languages: (codes, say) => `Envía ${say.language} y uno de estos: ${codes}`,
  left: (say) => `Has salido de la partida. Envía ${say.join} y un código para jugar otra vez.`,
  notPlaying: (say) =>
    `No estás en ninguna partida. Envía ${say.join} y el código de seis cifras para jugar.`,
  stopped: (say) => `No recibirás más mensajes. Envía ${say.join} y un código para jugar otra vez.`,
  removed: 'El anfitrión te ha sacado de la partida.',
  help: (say) =>
    `Envía ${say.join} y el código de seis cifras de la pantalla para jugar. Responde con un toque, o escribe la letra o la respuesta. ${say.name} y un nombre cambia tu nombre hasta que empiece la partida. ${say.web} trae un enlace al navegador, ${say.language} otro idioma. ${say.leave} termina la partida para ti, ${say.stop} también todos los mensajes.`,
  wrongCode: (pin) => `No existe la partida ${pin}. Revisa el código.`,
  tooManyCodes: (pin) =>
    `No existe la partida ${pin}. Ha sido un intento de más: espera diez minutos.`,
  nameTaken: (say) =>
    `Alguien en esta partida ya tiene ese nombre. Envía ${say.name} y otro nombre.`,
  nameRejected: (say) => `Ese nombre no se puede usar aquí. Envía ${say.name} y otro nombre.`,
  nameWaits: (say) =>
    `El anfitrión tiene que aceptar este nombre. Te aviso entonces. Si prefieres otro, envía ${say.name} y ese nombre.`,
  nameMissing: (say) => `Envía ${say.name} y el nombre que quieras, por ejemplo: ${say.name} Ana`,
  nameFixed: 'El nombre no se puede cambiar cuando la partida ha empezado.',
  channelClosed:
    'A esta partida no se puede jugar aquí. La pantalla del anfitrión muestra cómo entrar.',
  gameLocked: 'El anfitrión ha cerrado la entrada a esta partida.',
  gameFull: 'Esta partida está llena.',
  gameOver: (say) => `Esta partida ha terminado. Envía ${say.join} y un código para jugar otra.`,
  failed: 'No ha funcionado. Inténtalo de nuevo en un momento.',
  notStarted: 'La partida aún no ha empezado. La primera pregunta llega aquí.',
  questionClosed: 'Esa pregunta está cerrada. La siguiente llega aquí.',
  notCounted: 'Esa pregunta no cuenta.',
  noHint: 'Todavía no hay ninguna pista.',
  hintsCome: (say) => `Las pistas llegan poco a poco: ${say.hint} trae la última.`,
  paused: 'La partida está en pausa. Responde de nuevo cuando continúe.',
  alreadyAnswered: 'Ya has respondido a esta pregunta: cuenta tu primera respuesta.',
  eliminated: 'Has quedado fuera. Te diré cómo termina la partida.',
  notYourTurn: 'Esta la responden otros. La próxima llega aquí.',
  notUnderstood: 'Esa no es una de las respuestas. Toca una o escribe su letra.',
  unreadable: 'No puedo leer eso. Escribe tu respuesta de otra forma.',
  notOrdered: 'No veo un orden ahí. Envía cada letra una vez, empezando por el primer lugar.',
  notMatched: 'No puedo leer eso. Envía una letra para cada número, todas en un mensaje.',
  unclear: 'Eso encaja con más de una respuesta. Toca la que quieres decir o escribe su letra.',

  typeLetter: 'Responde con la letra.',
  typeLetters: 'Responde con todas las letras correctas, por ejemplo: A C',
  typeNumber: 'Responde con un número.',
  typeAnswer: 'Escribe tu respuesta.',
  typeOrder: (example) => `Responde con las letras en orden, por ejemplo: ${example}`,
  typeMatch: (example) => `Responde con una letra para cada número, por ejemplo: ${example}`,
  pointOnly: 'Esta se responde en el navegador, con un toque en la imagen.',
  lastForNow:
    'Hace rato que no respondes: esta es la última pregunta por ahora. Envía cualquier cosa para continuar.',

  finished: 'La partida ha terminado.',
  finishedAt: (place, points) => `Has quedado ${place} con ${points}.`,
  summary: (link) => `Tus respuestas y resultados: ${link}`,
};
