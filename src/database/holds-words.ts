import { type RawBuilder, sql } from 'kysely'

/** Whether every word, one at least, occurs in one of these columns, without regard to case and accents. */
export function holdsWords(columns: readonly RawBuilder<unknown>[], words: readonly string[]): RawBuilder<boolean> {
  const text = sql`folded(concat_ws(chr(10), ${sql.join(columns)}))`
  return sql`(${sql.join(
    words.map(word => sql`strpos(${text}, (select folded(${word}::text))) > 0`),
    sql` and `,
  )})`
}
