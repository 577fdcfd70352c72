import type { Keep, Part, PartSource } from '../journal/contract.ts';
import type { Job } from './contract.ts';

/** Jobs that are not done yet, as they outlive their process. */
export interface UndoneJobs {
  /** The jobs of the former process, in the order in which they came. */
  left(queue: string): Job<unknown>[];
  /** Fulfilled once all is there that jobs need. */
  readonly begun: Promise<void>;
  add(queue: string, jobs: Job<unknown>[]): Promise<void>;
  /** A job has succeeded, or failed for good. */
  end(queue: string, id: string): Promise<void>;
}

type JobPiece = [queue: string, jobs: [id: string, payload: unknown][]];

interface JobsPart extends Part<JobPiece> {
  left(queue: string): Job<unknown>[];
  commands: {
    add(queue: string, jobs: Job<unknown>[]): void;
    end(queue: string, id: string): void;
  };
}

export const part: PartSource<JobsPart, undefined> = {
  module: import.meta.url,
  open() {
    const queues = new Map<string, Map<string, unknown>>();
    const jobsOf = (queue: string): Map<string, unknown> => {
      const jobs = queues.get(queue) ?? new Map<string, unknown>();
      queues.set(queue, jobs);
      return jobs;
    };
    return {
      left: (queue) => [...jobsOf(queue)].map(([id, payload]) => ({ id, payload })),
      commands: {
        add(queue, jobs) {
          for (const { id, payload } of jobs) jobsOf(queue).set(id, payload);
        },
        end(queue, id) {
          jobsOf(queue).delete(id);
        },
      },
      *dump() {
        for (const [queue, jobs] of queues) yield [queue, [...jobs]];
      },
      restore([queue, jobs]) {
        for (const [id, payload] of jobs) jobsOf(queue).set(id, payload);
      },
    };
  },
};

/** Jobs that outlive this process, see `server/journal`. @param begun see {@link UndoneJobs.begun} */
export function keepJobs(keep: Keep, begun: Promise<void>): UndoneJobs {
  const {
    part: { left },
    commands,
  } = keep('jobs', part, undefined);
  return { left, begun, ...commands };
}
