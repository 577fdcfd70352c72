/** How a browser is signed in by the ADMIN_TOKEN, once. */
import { z } from 'zod';

export const signIn = z.object({ token: z.string().max(200).describe('The ADMIN_TOKEN') });
export type SignIn = z.input<typeof signIn>;

export const signInState = z.object({
  needed: z.boolean().describe('`false` in open mode: whoever is on this machine may manage'),
  signedIn: z.boolean().describe('Whether this browser is; also with the token itself'),
});
export type SignInState = z.output<typeof signInState>;

export const signedOut = z.object({ sessions: z.int().min(0).describe('How many were ended') });
export type SignedOut = z.output<typeof signedOut>;
