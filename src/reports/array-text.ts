// Lists as parameters of statements.

/** A list as PostgreSQL reads it: an array of arrays would have to be a rectangle. */
export function arrayText(values: readonly (string | null)[]): string {
  return `{${values.map(value => (value === null ? 'NULL' : `"${value.replace(/(["\\])/g, '\\$1')}"`)).join(',')}}`
}

/** Rows as one array per column, as `unnest` takes them; also where there are no rows. */
export function columnsOf(rows: readonly (readonly unknown[])[], count: number): unknown[][] {
  return Array.from({ length: count }, (_, column) => rows.map(row => row[column]))
}
