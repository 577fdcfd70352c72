const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** PostgreSQL would call an id of another form a type error; it is no quiz's. */
export const isQuizId = (id: string): boolean => UUID.test(id);
