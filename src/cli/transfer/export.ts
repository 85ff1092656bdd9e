// `pushgraph export`: the points of widgets as CSV, in the form in which they can be pushed again.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CliSettings } from '../../config/cli.ts'
import { ask, gatewayHelp, tokenOf } from '../client.ts'
import { type CommandContext, createCommand, mistake, type Print, runCommand } from '../command.ts'
import { createProgress } from '../progress.ts'
import { type Access, findWidget, noWidget } from '../widget-of.ts'
import { widgetsOf } from '../widgets.ts'
import { unwritable, writePoints } from './csv-file.ts'
import { readExported } from './export-operations.ts'
import { type ExportedWidget, type ExportManifest, MANIFEST_FILE } from './manifest.ts'

const COMMAND = 'pushgraph export'

const notes = `
One widget goes to standard output or a file; several, or --all, to a folder that pushgraph import reads: a file of points
for each, and ${MANIFEST_FILE} with their titles, keys, dimensions, and how their metrics add up. Formulas, goals, events and all
else of a project are in a backup, not in it.
${gatewayHelp('read')}`

interface Options {
  readonly all: boolean
  readonly to?: string
}

/** Resolves with the exit code. */
export function exportWidgets(settings: CliSettings, args: readonly string[], print: Print): Promise<number> {
  const context: CommandContext = { print, exitCode: 0 }
  const command = createCommand('export', 'Writes the points of widgets as CSV that can be pushed again.', context)
    .argument('[ids...]', 'the ids of widgets')
    .option('--all', 'every widget that the token sees', false)
    .option('--to <path>', 'the file, or the folder of several widgets (default: standard output, for one)')
    .addHelpText('after', notes)
    .action((ids: readonly string[], options: Options) =>
      run({ url: settings.url, token: tokenOf(settings, 'read') }, ids, options, print),
    )
  return runCommand(command, context, args)
}

async function run(access: Access, ids: readonly string[], { all, to }: Options, print: Print): Promise<void> {
  if (all === ids.length > 0) throw mistake('Say the ids of widgets, or --all.', COMMAND)
  const [id] = ids
  if (id !== undefined && ids.length === 1) {
    // One that is not there is found before a file is begun.
    const { title } = await findWidget(access, id)
    await writePoints(access, id, to ?? null)
    if (to !== undefined) print(`exported ${title} to ${to}`)
    return
  }
  if (to === undefined) throw mistake('Say with --to which folder the files go to.', COMMAND)
  const chosen = all ? (await widgetsOf(access)).map(widget => widget.id) : [...new Set(ids)]
  await mkdir(to, { recursive: true }).catch(error => {
    throw unwritable(to, error)
  })
  await writeFolder(access, chosen, to)
  print(`exported ${chosen.length === 1 ? '1 widget' : `${chosen.length} widgets`} to ${to}`)
}

async function writeFolder(access: Access, ids: readonly string[], folder: string): Promise<void> {
  const widgets: ExportedWidget[] = []
  const show = createProgress('widgets', ids.length)
  for (const id of ids) {
    const widget = await describe(access, id)
    await writePoints(access, id, join(folder, widget.file))
    widgets.push(widget)
    show(widgets.length)
  }
  // Last: a folder that has it is whole.
  const manifest: ExportManifest = { format: 1, exportedAt: new Date().toISOString(), widgets }
  const file = join(folder, MANIFEST_FILE)
  await writeFile(file, `${JSON.stringify(manifest, null, 2)}\n`).catch(error => {
    throw unwritable(file, error)
  })
}

async function describe({ url, token }: Access, id: string): Promise<ExportedWidget> {
  const { widget } = await ask(url, token, readExported, { id })
  if (widget === null) throw noWidget(id)
  const { dimensions, metrics, ...more } = widget
  return {
    ...more,
    dimensions: dimensions.map(({ name }) => name),
    metrics: metrics.flatMap(({ formula, eventCount, ...metric }) =>
      formula === null && eventCount === null ? [metric] : [],
    ),
    file: `${id}.csv`,
  }
}
