import type { Kind } from '../kind.ts';
import { frames } from './frames.ts';
import { http } from './http.ts';
import { polling } from './polling.ts';
import { quizzes } from './quizzes.ts';
import { sockets } from './sockets.ts';
import { webhooks } from './webhooks.ts';

export const KINDS: Kind[] = [sockets, frames, polling, http, webhooks, quizzes];
