import type { Migration } from 'kysely/migration'
import * as foundation from './0001-foundation.ts'

/** In the order of their numbers. A migration that has landed is never edited: the next one mends it. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-foundation': foundation,
}
