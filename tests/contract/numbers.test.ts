// Numbers are written in one place: src/core/number-format.ts knows formats, magnitudes and languages.
import { expect, test } from 'vitest'
import { isGenerated, listFiles, readText } from './tree.ts'

const WRITERS = ['src/core/intl-formats.ts', 'src/core/number-format.ts']
/** What people see of metrics: there nothing is rounded by hand either. */
const SHOWN = /^src\/(alerts|dashboard|deliveries|pictures|schedules)\//

/** The line of each call that writes a number by itself. */
function ownWriters(path: string, text: string): string[] {
  const pattern = SHOWN.test(path)
    ? /new Intl\.NumberFormat\(|\.toLocaleString\(|\.toFixed\(|\.toPrecision\(/
    : /new Intl\.NumberFormat\(|\.toLocaleString\(/
  return text.split('\n').flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1}: ${line.trim()}`] : []))
}

test('no file but that of formats writes numbers', () => {
  const files = listFiles(['src']).filter(
    path => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !isGenerated(path) && !WRITERS.includes(path),
  )
  expect(files.length).toBeGreaterThan(1_000)
  expect(files.flatMap(path => ownWriters(path, readText(path)))).toEqual([])
})

test('what writes a number by itself is found', () => {
  const text =
    "a\nnew Intl.NumberFormat('en').format(1)\nvalue.toLocaleString('de')\nvalue.toFixed(2)\nday.toLocaleDateString()"
  expect(ownWriters('src/base/a.ts', text)).toHaveLength(2)
  expect(ownWriters('src/dashboard/web/a.tsx', text)).toHaveLength(3)
  for (const path of WRITERS) expect(readText(path)).toMatch(/Intl\.NumberFormat/)
})
