const BLOCKS = '▁▂▃▄▅▆▇█'

/** One character per value, from the smallest to the largest; a gap where there is none. */
export function sparkline(values: readonly (number | null)[]): string {
  const known = values.filter(value => value !== null)
  const low = Math.min(...known)
  const span = Math.max(...known) - low
  return values
    .map(value => {
      if (value === null) return ' '
      const step = span === 0 ? 0 : Math.floor(((value - low) / span) * (BLOCKS.length - 1) + 0.5)
      return BLOCKS[step]
    })
    .join('')
}

/** Columns as wide as their widest cell; numbers (columns named in `right`) are set to the right. */
export function table(rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => [...(row[column] ?? '')].length)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const pad = ' '.repeat((widths[column] ?? 0) - [...cell].length)
        return right.includes(column) ? pad + cell : cell + pad
      })
      .join('  ')
      .trimEnd()
  const [head, ...body] = rows
  return head ? [line(head), widths.map(width => '─'.repeat(width)).join('  '), ...body.map(line)] : []
}
