import { signal } from '@preact/signals';
import { ApiError, answerOf, request, whenUnauthorized } from './client.ts';

/** Whether the server wants a sign-in before it lets this browser host. */
export const signInNeeded = signal(false);

/** Whether there is a sign-in to leave. */
export const isSignedIn = signal(false);

whenUnauthorized(() => {
  signInNeeded.value = true;
  isSignedIn.value = false;
});

/**
 * Finds out whether this browser may host. A link can bring the admin token in its fragment, which no
 * server and no log gets to see.
 */
export async function openSession(): Promise<void> {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given) history.replaceState(null, '', location.pathname + location.search);
  try {
    if (given) await signIn(given);
    const { needed, signedIn } = await answerOf<{ needed: boolean; signedIn: boolean }>(
      '/api/session',
    );
    signInNeeded.value = needed && !signedIn;
    isSignedIn.value = needed && signedIn;
  } catch (error) {
    // Whatever the page asks for next says it again, and where it matters.
    if (!(error instanceof ApiError)) throw error;
  }
}

/**
 * Signs this browser in, for 30 days.
 * @param token the server's admin token
 * @throws ApiError `UNAUTHORIZED` when it is another one
 */
export async function signIn(token: string): Promise<void> {
  await request('/api/session', { method: 'POST', json: { token } });
  isSignedIn.value = true;
  signInNeeded.value = false;
}

/** Ends the session of this browser. */
export async function signOut(): Promise<void> {
  await request('/api/session', { method: 'DELETE' });
  isSignedIn.value = false;
  signInNeeded.value = true;
}
