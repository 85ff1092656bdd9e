// `pushgraph schema`: writes the schema as it is committed.
import { writeFileSync } from 'node:fs'
import { schemaText } from '../schema.ts'

export function writeSchema(print: (line: string) => void): number {
  const file = new URL('../../schema.graphql', import.meta.url)
  writeFileSync(file, schemaText())
  print('wrote schema.graphql')
  return 0
}
