import { defineEntity, p } from '@mikro-orm/core';

/** A browser that is signed in. */
export const SignInEntity = defineEntity({
  name: 'SignIn',
  tableName: 'sign_ins',
  properties: {
    id: p.string().primary(),
    createdAt: p.datetime(3),
    expiresAt: p.datetime(3),
  },
});
