import { untilAgain } from '../../fault/rig/acks.ts';
import { Host } from '../../fault/rig/host.ts';

/** A host who pauses and skips, too. */
export class SteeringHost extends Host {
  /** Until it is done, or was done before. */
  async give(command: 'pause' | 'resume' | 'skip'): Promise<void> {
    while (!this.ended && this.gone === undefined) {
      await this.following.changes.until(
        () => this.entered,
        () => this.ended,
      );
      const ack = await this.ask(command, {});
      if (ack?.ok || ack?.error.code === 'WRONG_PHASE') return;
      await untilAgain(ack);
    }
  }
}
