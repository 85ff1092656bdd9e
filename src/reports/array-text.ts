// Lists inside of lists, as parameters of statements.

/** A list as PostgreSQL reads it: an array of arrays would have to be a rectangle. */
export function arrayText(values: readonly (string | null)[]): string {
  return `{${values.map(value => (value === null ? 'NULL' : `"${value.replace(/(["\\])/g, '\\$1')}"`)).join(',')}}`
}
