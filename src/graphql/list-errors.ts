/**
 * The members of a list, with its error in the place of each that failed: null with an error at its index. (The compiler knows errors in
 * lists; with rejected promises in them it loses count.)
 */
export async function listWithErrors<T>(members: readonly Promise<T>[]): Promise<T[]> {
  const settled = await Promise.allSettled(members)
  return settled.map(it => (it.status === 'fulfilled' ? it.value : errorAsMember<T>(it.reason)))
}

/** Resolvers are typed by what they give where nothing fails. */
export function errorAsMember<T>(error: unknown): T {
  return (error instanceof Error ? error : new Error(String(error))) as T
}
