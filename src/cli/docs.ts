// `pushgraph docs`: writes the pages of the documentation that the code knows.
import { writeFileSync } from 'node:fs'
import { packageFile } from '../base/package-files.ts'
import { limitsText } from '../limits.ts'
import { type CommandContext, createCommand, type Print, runCommand } from './command.ts'

export async function writeDocs(args: readonly string[], print: Print): Promise<number> {
  const context: CommandContext = { print, exitCode: 0 }
  const command = createCommand(
    'docs',
    'Writes docs/limits.md as the code has it, for who works on Pushgraph.',
    context,
  ).action(() => {
    writeFileSync(packageFile('docs/limits.md'), limitsText())
    print('wrote docs/limits.md')
  })
  return runCommand(command, context, args)
}
