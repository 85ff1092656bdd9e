// `pushgraph docs`: writes the pages of the documentation that the code knows.
import { writeFileSync } from 'node:fs'
import { packageFile } from '../base/package-files.ts'
import { limitsText } from '../limits.ts'

export function writeDocs(print: (line: string) => void): number {
  writeFileSync(packageFile('docs/limits.md'), limitsText())
  print('wrote docs/limits.md')
  return 0
}
