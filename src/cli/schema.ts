// `pushgraph schema`: writes the schema as it is committed.
import { writeFileSync } from 'node:fs'
import { packageFile } from '../base/package-files.ts'
import { schemaText } from '../schema.ts'

export function writeSchema(print: (line: string) => void): number {
  writeFileSync(packageFile('schema.graphql'), schemaText())
  print('wrote schema.graphql')
  return 0
}
