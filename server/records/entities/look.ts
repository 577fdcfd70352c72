import { defineEntity, p } from '@mikro-orm/core';

/** The look of this server's pages: one row, or none. */
export const LookEntity = defineEntity({
  name: 'Look',
  tableName: 'looks',
  properties: {
    id: p.integer().primary().autoincrement(false),
    logo: p.string().nullable(),
    accent: p.string().nullable(),
    ground: p.string().nullable(),
  },
});
