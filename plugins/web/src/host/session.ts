import { Host } from '../../../../client/host.ts';
import { type HostSession, hostSessions } from '../game/sessions.ts';
import { wake } from '../game/wake.ts';

/** The host of one game in this window; the browser keeps the way back. */
export class HostConnection extends Host {
  readonly session: HostSession;

  constructor(session: HostSession) {
    super(session, { wake });
    this.session = session;
  }

  /** Closes, and forgets the game. */
  leave(): void {
    hostSessions.forget(this.session.pin);
    this.close();
  }
}
