// `pushgraph widget ...`: the widgets of a running gateway.
import { type Command, Option } from 'commander'
import { AppError } from '../base/errors.ts'
import { quote } from '../base/quote.ts'
import type { CliSettings } from '../config/cli.ts'
import { dataOf, gatewayHelp, post, tokenOf } from './client.ts'
import { addCommand, type CommandContext, collect, createCommand, mistake, type Print, runCommand } from './command.ts'
import type { CreateWidgetInput } from './gql/graphql.ts'
import { type OutputFormat, show, withFormat } from './output.ts'
import { type FoundWidget, findWidget } from './widget-of.ts'
import { makeWidget, removeWidget } from './widget-operations.ts'
import { widgetRows, widgetsOf } from './widgets.ts'

interface NewWidget {
  readonly title?: string
  readonly keyKind?: 'DATE' | 'TIME' | 'CATEGORY'
  readonly dimension?: readonly string[]
  readonly tag?: readonly string[]
  readonly description?: string
}

/** Resolves with the exit code: 2 where no command of it is named. */
export function manageWidgets(settings: CliSettings, args: readonly string[], print: Print): Promise<number> {
  const context: CommandContext = { print, exitCode: 0 }
  return runCommand(widgetCommand(settings, context), context, args)
}

function widgetCommand(settings: CliSettings, context: CommandContext): Command {
  const { print } = context
  const { url } = settings
  const as = (scope: string) => ({ url, token: tokenOf(settings, scope) })
  const widget = createCommand('widget', 'Widgets of a running gateway: the tables that rows are pushed into.', context)
  widget.addHelpText('after', gatewayHelp('read, and manage for create and delete'))

  withFormat(
    addCommand(widget, 'list', 'Lists the widgets of the project.', print)
      .option('--search <words>', 'only widgets in which each of these words occurs (default: all)')
      .option('--tag <tag>', 'only widgets with this tag (default: all)'),
  ).action(async ({ format, ...filter }: { format: OutputFormat; search?: string; tag?: string }) => {
    const widgets = await widgetsOf(as('read'), filter)
    show(print, format, widgets, () => widgetRows(widgets))
  })

  addCommand(widget, 'create', 'Makes a widget, and shows the URL that rows are pushed to.', print)
    .option('--title <title>', 'what it is called; it has to be said')
    .addOption(
      new Option('--key-kind <kind>', 'what its keys are (default: the first push tells it)')
        .choices(['DATE', 'TIME', 'CATEGORY'])
        .argParser(readKind),
    )
    .option('--dimension <name>', 'a column of texts besides the key; may be said again (default: none)', collect)
    .option('--tag <tag>', 'may be said again (default: none)', collect)
    .option('--description <text>', 'what it shows (default: none)')
    .action(async (options: NewWidget) => {
      const { createWidget } = dataOf(await post(url, as('manage').token, makeWidget, { input: toInput(options) }))
      const { id, title, pushUrl } = createWidget.widget
      print(`${title} (${id})`)
      if (pushUrl !== null) print(`push URL, a secret: ${pushUrl}`)
    })

  withFormat(
    addCommand(widget, 'show', 'Shows a widget and its metrics.', print).argument('<id>', 'the id of the widget'),
  ).action(async (id: string, { format }: { format: OutputFormat }) => {
    const found = await findWidget(as('read'), id)
    if (format === 'table') for (const line of headOf(found)) print(line)
    show(print, format, found, () => metricRows(found))
  })

  addCommand(widget, 'delete', 'Deletes a widget with all of its points.', print)
    .argument('<id>', 'the id of the widget')
    .option('--yes', 'do it: what is deleted cannot be had back', false)
    .action(async (id: string, { yes }: { yes: boolean }) => {
      const { title, metrics } = await findWidget(as('manage'), id)
      if (!yes)
        throw new AppError(
          'BAD_USER_INPUT',
          `${quote(title)} and all of its points (${metrics.length === 1 ? '1 metric' : `${metrics.length} metrics`}) would be deleted: say --yes if that is meant.`,
        )
      dataOf(await post(url, as('manage').token, removeWidget, { id }))
      print(`deleted ${title} (${id})`)
    })
  return widget
}

function readKind(text: string): string {
  const kind = text.toUpperCase()
  if (['DATE', 'TIME', 'CATEGORY'].includes(kind)) return kind
  throw mistake(`--key-kind is DATE, TIME or CATEGORY, not ${quote(text)}.`, 'pushgraph widget create')
}

function toInput({ title, keyKind, dimension, tag, description }: NewWidget): CreateWidgetInput {
  if (!title) throw mistake('Say with --title what the widget is called.', 'pushgraph widget create')
  return {
    title,
    keyKind: keyKind ?? null,
    description: description ?? null,
    ...(dimension && { dimensions: [...dimension] }),
    ...(tag && { tags: [...tag] }),
  }
}

function headOf({ title, id, description, keyKind, dimensions, tags, lastPushAt, pushUrl }: FoundWidget): string[] {
  const facts = [
    ['id', id],
    ['keys', keyKind?.toLowerCase() ?? 'as the first push has them'],
    ['dimensions', dimensions.map(({ name }) => name).join(', ')],
    ['tags', tags.join(', ')],
    ['last push', lastPushAt ?? 'never'],
    ['push URL', pushUrl ?? ''],
  ] as const
  const shown = facts.filter(([, value]) => value !== '').map(([name, value]) => `  ${name.padEnd(12)}${value}`)
  return [title, ...(description === null ? [] : [`  ${description}`]), ...shown, '']
}

const metricRows = ({ metrics }: FoundWidget) => ({
  columns: ['metric', 'aggregation', 'unit', 'comes from'],
  rows: metrics.map(({ name, aggregation, unit, formula, eventCount }) => [
    name,
    aggregation.toLowerCase(),
    unit ?? '',
    formula ?? (eventCount ? `events: ${eventCount.event}` : 'pushes'),
  ]),
})
