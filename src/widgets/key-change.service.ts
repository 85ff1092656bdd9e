// Makes the keys of a widget days, instants or names, where nothing is lost by it.
import { badInput, notFound } from '../base/errors.ts'
import type { ProjectId, WidgetId } from '../base/id.ts'
import { quote } from '../base/quote.ts'
import { isLocked, locked } from '../database/failure.ts'
import type { Gateway } from '../request/context.ts'
import { countDeletion } from './data-version.service.ts'
import { dimensionsIssue } from './dimension.ts'
import { deleteRollups, lockPoints, selectKeys, updateKeys } from './key-change.store.ts'
import { changeKeys } from './key-change.ts'
import { lockWidgetKey, updateWidgetKey } from './metric.store.ts'
import { selectPeriodicName } from './periodic-metric.store.ts'
import { keptIssue } from './retention.ts'
import type { KeyKind } from './widget.ts'

/** Points of a widget whose keys are changed: nobody pushes meanwhile. */
export const MAX_POINTS_REKEYED = 100_000

const nouns: Readonly<Record<KeyKind, string>> = { DATE: 'days', TIME: 'instants', CATEGORY: 'names' }

/** Throws NOT_FOUND, and BAD_USER_INPUT that says how many keys would be lost. Nothing was changed then. */
export async function changeKeyKind(
  gateway: Gateway,
  { projectId, widgetId }: { readonly projectId: ProjectId; readonly widgetId: WidgetId },
  keyKind: KeyKind,
): Promise<void> {
  const widget = await gateway.services.catalogue.widget(projectId, widgetId)
  if (!widget) throw notFound('widget')
  if (widget.keyKind === keyKind) return
  if (widget.keyKind !== null && widget.metrics.some(metric => metric.eventCount !== null))
    throw badInput('keyKind', `The widget counts events: its keys stay ${nouns[widget.keyKind]}.`)
  const { timeZone } = await gateway.services.auth.project(projectId)
  const change = gateway.db.transaction().execute(async trx => {
    const key = await lockWidgetKey(trx, projectId, widgetId)
    if (!key) throw notFound('widget')
    const from = key.keyKind
    if (from === keyKind) return
    const issue = keptIssue(key) ?? dimensionsIssue(keyKind, key.dimensions)
    if (issue) throw badInput('keyKind', issue)
    const periodic = keyKind === 'DATE' ? null : await selectPeriodicName(trx, projectId, widgetId)
    if (periodic !== null)
      throw badInput('keyKind', `The metric ${quote(periodic)} has values of periods: keys stay days.`)
    if (from !== null) {
      await lockPoints(trx)
      await deleteRollups(trx, widget)
      const { keys, points } = await selectKeys(trx, widget, from, MAX_POINTS_REKEYED)
      if (points > MAX_POINTS_REKEYED)
        throw badInput('keyKind', `The widget has more than ${MAX_POINTS_REKEYED} points: push them into a new one.`)
      const keyChange = changeKeys(keys, from, keyKind, timeZone)
      if (keyChange.lost > 0) throw badInput('keyKind', messageOf(keyChange, keys.length, keyKind, timeZone))
      if (keys.length > 0) {
        await updateKeys(trx, widget, { ...keyChange, from, to: keyKind })
        await countDeletion(trx, projectId, widgetId)
      }
    }
    await updateWidgetKey(trx, projectId, widgetId, { keyKind, keyColumn: key.keyColumn }, gateway.clock())
  })
  await change.catch(error => {
    throw isLocked(error) ? locked(error) : error
  })
  gateway.services.catalogue.changed(projectId, widgetId)
  gateway.bus.publish('points.changed', { widgets: [[projectId, widgetId]] })
}

function messageOf(
  { lost, example }: { readonly lost: number; readonly example: string | null },
  count: number,
  keyKind: KeyKind,
  timeZone: string,
): string {
  const why: Readonly<Record<KeyKind, string>> = {
    DATE: `is not the beginning of a day of its own in ${timeZone}`,
    TIME: `is not an instant of its own in ${timeZone}`,
    CATEGORY: 'is not a name of its own',
  }
  return `${lost} of ${count} ${count === 1 ? 'key' : 'keys'} would be lost as ${nouns[keyKind]}: ${quote(example ?? '')} ${why[keyKind]}.`
}
