import { effect } from '@preact/signals';
import { Player } from '../../../../client/player.ts';
import { deviceName } from '../game/device.ts';
import { drawApart } from '../game/draw-apart.ts';
import { playerSessions } from '../game/sessions.ts';
import { windowStore } from '../game/storage.ts';
import { wake } from '../game/wake.ts';
import { canPlayBy } from '../shell/protocol.ts';

export type { HowToJoin, Removal } from '../../../../client/player.ts';

/** The player of this window, whose way back into the game the browser keeps. */
export class PlayerConnection extends Player {
  constructor() {
    super({ device: deviceName, store: prefixed, wake, accepts: canPlayBy, preload: true });
    // These come first, before the components that show them.
    effect(() => {
      void this.game.state.value;
      void this.answering.sent.value;
      drawApart();
    });
    effect(() => {
      if (this.session.value) playerSessions.keep(this.session.value);
    });
    effect(() => {
      const removal = this.removal.value;
      if (removal && removal !== 'replaced') this.#forget();
    });
  }

  override leave(): void {
    this.#forget();
    super.leave();
  }

  #forget(): void {
    const session = this.session.peek();
    if (session) playerSessions.forget(session.pin);
  }
}

const PREFIX = 'qrush.';

/** The window's store, under names that nobody else uses. */
const prefixed = {
  get: (key: string) => windowStore.get(PREFIX + key),
  set: (key: string, text: string) => windowStore.set(PREFIX + key, text),
  remove: (key: string) => windowStore.remove(PREFIX + key),
};
