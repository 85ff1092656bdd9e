// `pushgraph docs`: writes the pages of the documentation that the code knows.
import { writeFileSync } from 'node:fs'
import { limitsText } from '../limits.ts'

export function writeDocs(print: (line: string) => void): number {
  writeFileSync(new URL('../../docs/limits.md', import.meta.url), limitsText())
  print('wrote docs/limits.md')
  return 0
}
