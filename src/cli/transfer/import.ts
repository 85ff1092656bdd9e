// `pushgraph import`: files, or the folder of an export, pushed a part at a time, so that it can be cut off and run again.
import { stat } from 'node:fs/promises'
import { AppError } from '../../base/errors.ts'
import type { CliSettings } from '../../config/cli.ts'
import { gatewayHelp, tokenOf } from '../client.ts'
import { type CommandContext, createCommand, mistake, type Print, runCommand } from '../command.ts'
import { type FileValues, toFileOptions, withFileOptions } from '../files/file-options.ts'
import { pushRows } from '../push.ts'
import { importExport } from './import-export.ts'

const COMMAND = 'pushgraph import'

const notes = `
Each file is checked from its first line to its last before anything of it is sent, then pushed a part at a time. After an
interruption run the same command again: parts that were pushed are known by their content and count once.

The folder of an export needs no --widget: each widget is found by its id, else by its title, else it is made; its points take
the place of those that are there.
${gatewayHelp('push; for an export read, too, and manage where widgets are made')}`

/** Resolves with the exit code. */
export function importFiles(settings: CliSettings, args: readonly string[], print: Print): Promise<number> {
  const context: CommandContext = { print, exitCode: 0 }
  const command = createCommand('import', 'Pushes files of rows into a widget, or what export wrote.', context)
    .argument('<paths...>', 'files as pushgraph push takes them, or the folder of an export')
    .option('--widget <id>', 'where the rows of files go; it has to be said for them')
  withFileOptions(command)
    .addHelpText('after', notes)
    .action((paths: readonly string[], values: FileValues) => run(settings, paths, values, print))
  return runCommand(command, context, args)
}

async function run(settings: CliSettings, paths: readonly string[], values: FileValues, print: Print): Promise<void> {
  const folders: string[] = []
  for (const path of paths) if (await isFolder(path)) folders.push(path)
  const [folder] = folders
  if (folder !== undefined) {
    if (paths.length > 1) throw mistake('The folder of an export is imported alone.', COMMAND)
    if (values.widget !== undefined)
      throw mistake('The folder of an export says itself which widgets: leave --widget out.', COMMAND)
    return importExport({ url: settings.url, token: tokenOf(settings, 'push') }, folder, print)
  }
  // Whatever is wrong with an option is said before the first file is pushed.
  const all = paths.map(path => toFileOptions(path, values, COMMAND))
  for (const options of all) print(`${options.file}: ${await pushRows(settings, options)}`)
}

async function isFolder(path: string): Promise<boolean> {
  if (path === '-') return false
  const stats = await stat(path).catch(error => {
    const { code } = error as NodeJS.ErrnoException
    const message = code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be read (${code}).`
    throw new AppError('BAD_USER_INPUT', message)
  })
  return stats.isDirectory()
}
