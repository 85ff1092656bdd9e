// `pushgraph schema`: writes the schema as it is committed.
import { writeFileSync } from 'node:fs'
import { packageFile } from '../base/package-files.ts'
import { schemaText } from '../schema.ts'
import { type CommandContext, createCommand, type Print, runCommand } from './command.ts'

export async function writeSchema(args: readonly string[], print: Print): Promise<number> {
  const context: CommandContext = { print, exitCode: 0 }
  const command = createCommand(
    'schema',
    'Writes schema.graphql as the code has it, for who works on Pushgraph.',
    context,
  ).action(() => {
    writeFileSync(packageFile('schema.graphql'), schemaText())
    print('wrote schema.graphql')
  })
  return runCommand(command, context, args)
}
