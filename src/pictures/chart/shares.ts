type Values = readonly (number | null)[]

/** What each value is of the total at its key, in percent of the sizes; null where there is no value or no total. */
export function sharesOf(all: readonly Values[], keyCount: number): (number | null)[][] {
  const totals = Array.from({ length: keyCount }, (_, at) =>
    all.reduce((sum, values) => sum + Math.abs(values[at] ?? 0), 0),
  )
  return all.map(values =>
    totals.map((total, at) => {
      const value = values[at] ?? null
      return value === null || total === 0 ? null : (value / total) * 100
    }),
  )
}
