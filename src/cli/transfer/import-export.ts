// Imports the folder of an export: finds or makes its widgets, and pushes their points.
import { access as assertReadable } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../base/errors.ts'
import { quote } from '../../base/quote.ts'
import { ask } from '../client.ts'
import type { Print } from '../command.ts'
import { optionAdvice, USUAL_IN_FLIGHT } from '../files/file-options.ts'
import type { PushMetricInput } from '../gql/graphql.ts'
import { pushRows } from '../push.ts'
import type { Access } from '../widget-of.ts'
import { makeWidget } from '../widget-operations.ts'
import { type ListedWidget, widgetsOf } from '../widgets.ts'
import { type ExportedWidget, readManifest } from './manifest.ts'

/** Rows of a request: points of an export were all checked once. */
const ROWS = 1_000

export async function importExport(access: Access, folder: string, print: Print): Promise<void> {
  const { widgets } = await readManifest(folder)
  for (const { file } of widgets)
    await assertReadable(join(folder, file)).catch(() => {
      throw new AppError('BAD_USER_INPUT', `${folder} is not whole: ${file} is missing. Export it again.`)
    })
  const known = await widgetsOf(access)
  // All of them are found before the first is pushed into.
  const targets = widgets.map(widget => ({ widget, target: targetOf(widget, known) }))
  for (const { widget, target } of targets) {
    const id = target?.id ?? (await make(access, widget))
    const outcome = widget.metrics.length === 0 ? 'no metrics' : await pushPoints(access, folder, widget, id)
    print(`${widget.title} (${id}): ${outcome}`)
  }
}

/** `null`: there is none yet. */
function targetOf(widget: ExportedWidget, known: readonly ListedWidget[]): ListedWidget | null {
  const { id, title, keyKind, dimensions } = widget
  const same = known.filter(each => each.id === id)
  const found = same.length > 0 ? same : known.filter(each => each.title === title)
  if (found.length > 1) {
    const ids = found.map(each => each.id).join(', ')
    throw new AppError(
      'CONFLICT',
      `${quote(title)} may be any of ${ids}: push its file ${widget.file} with --widget, or rename the others.`,
    )
  }
  const [target] = found
  if (!target) return null
  const missing = dimensions.filter(name => !target.dimensions.some(each => each.name === name))
  if (missing.length > 0)
    throw new AppError(
      'CONFLICT',
      `${quote(title)} (${target.id}) has no dimension ${missing.map(name => quote(name)).join(', ')}: declare it first, or rename the widget.`,
    )
  if (target.keyKind !== null && keyKind !== null && target.keyKind !== keyKind)
    throw new AppError(
      'CONFLICT',
      `${quote(title)} (${target.id}) has keys of ${target.keyKind}, and those of the export are ${keyKind}.`,
    )
  return target
}

async function make({ url, token }: Access, widget: ExportedWidget): Promise<string> {
  const { title, description, keyKind, dimensions, tags } = widget
  const input = { title, description, keyKind, tags, ...(dimensions.length > 0 && { dimensions }) }
  return (await ask(url, token, makeWidget, { input })).createWidget.widget.id
}

const pushPoints = (access: Access, folder: string, widget: ExportedWidget, widgetId: string): Promise<string> =>
  pushRows(
    access,
    {
      file: join(folder, widget.file),
      widgetId,
      key: null,
      dimensions: widget.dimensions,
      keyKind: widget.keyKind,
      zone: null,
      replace: true,
      format: 'csv',
      delimiter: ',',
      advice: optionAdvice,
      decimal: '.',
      encoding: 'utf-8',
      rows: ROWS,
      inFlight: USUAL_IN_FLIGHT,
    },
    widget.metrics.map(knownOf),
  )

/** What is null was not set: nothing is said of it, as the widget may have it. */
function knownOf({ description, unit, color, across, ...metric }: ExportedWidget['metrics'][number]): PushMetricInput {
  return {
    ...metric,
    // Values of periods are never joined: nothing can be said of that.
    ...(metric.aggregation !== 'PERIODIC' && { across }),
    ...(description !== null && { description }),
    ...(unit !== null && { unit }),
    ...(color !== null && { color }),
  }
}
