// Takes instants away that widgets do not keep, once their sums have taken their place, and sums of hours after that.
import { setTimeout as sleep } from 'node:timers/promises'
import type { EpochMs } from '../core/calendar.ts'
import { dayAt, startOfDay } from '../core/zone.ts'
import type { Database } from '../database/client.ts'
import { isRetryable } from '../database/failure.ts'
import type { Gateway } from '../request/context.ts'
import { DAY } from './grain.ts'
import { insertRolledWidget, selectIsGuarded, selectWritersEnded } from './rolled-widget.store.ts'
import { upsertRange } from './rollup.store.ts'
import { CHUNK_POINTS, EVERYTHING, type RolledWidget } from './rollup.ts'
import {
  deleteShorterSums,
  deleteThinned,
  insertZoneDays,
  type KeptFrom,
  lockThinning,
  type RetainedWidget,
  selectFirstQuarter,
  selectHasStrays,
  selectRetained,
  selectSummedCount,
  selectThinnedDay,
  selectUnthinned,
  type Thinning,
  updateKeptFrom,
  updateThinnedBefore,
} from './thinning.store.ts'

/** What is no longer kept goes so long after it was announced: definitions are remembered for a minute at most, and statements end before. */
const ANNOUNCED_MS = 10 * 60_000
/** Transactions that may have written before they could know are waited for so long at a time. */
const WAIT_MS = 5_000
const POLL_MS = 50
/** A turn of the job leaves the rest to the next one. */
const TURN_MS = 20_000
/** Days whose hours go in one transaction. */
const CHUNK_DAYS = 31

/** Once a day at most: when there was something to thin. */
const STRAYS =
  'a widget has points before the instants that it keeps, which count in no report: they were written by hand, or by a gateway of an older release'

export interface ThinningRules {
  readonly announcedMs: number
  readonly waitMs: number
  readonly chunkPoints: number
  readonly chunkDays: number
}

export const thinningRules: ThinningRules = {
  announcedMs: ANNOUNCED_MS,
  waitMs: WAIT_MS,
  chunkPoints: CHUNK_POINTS,
  chunkDays: CHUNK_DAYS,
}

/** Resolves to whether nothing is left to do for now. A widget of which something fails is tried again at the next turn. */
export async function thinPoints(gateway: Gateway, rules: ThinningRules, signal: AbortSignal): Promise<boolean> {
  const { db, log, services } = gateway
  const now = Math.floor(await services.clocks.now())
  if (!(await selectIsGuarded(db))) return true
  for (const widget of await selectRetained(db)) await announce(gateway, widget, now)
  const unthinned = await selectUnthinned(db, rules.announcedMs)
  if (unthinned.length === 0) return true
  if (!(await selectWritersEnded(db, rules.waitMs, () => sleep(POLL_MS)))) return false
  const end = performance.now() + TURN_MS
  let isAll = true
  for (const widget of unthinned) {
    try {
      let isDone = false
      while (!isDone && !signal.aborted && performance.now() < end) isDone = await thinOnce(db, widget, rules)
      isAll = isAll && isDone
      if (isDone && (await selectHasStrays(db, widget))) log.warn({ widgetId: widget.widgetId }, STRAYS)
    } catch (error) {
      isAll = false
      // It was being added up at the same time.
      if (!isRetryable(error))
        log.warn(
          { err: error, widgetId: widget.widgetId },
          'instants of a widget could not be thinned; they are kept until they can',
        )
    }
  }
  return isAll
}

/** Moves on from when instants and hours are kept, and says so to every gateway. */
async function announce({ db, services }: Gateway, widget: RetainedWidget, now: EpochMs): Promise<void> {
  if (!widget.isRolled) await insertRolledWidget(db, widget)
  const kept = keptFromOf(widget, now)
  if (kept) await updateKeptFrom(db, widget, kept)
  if (kept || !widget.isRolled) services.catalogue.changed(widget.projectId, widget.widgetId)
}

/** Null: it stays as it is. What is gone does not come back, whatever the widget is to keep now. */
function keptFromOf(
  { keepInstantsDays, keepHoursDays, daysZone, ...before }: RetainedWidget,
  now: EpochMs,
): KeptFrom | null {
  const later = (key: string, than: string | null) => (than === null || BigInt(key) > BigInt(than) ? key : than)
  const oldest = BigInt(now) * 1_000n - BigInt(keepInstantsDays) * BigInt(DAY)
  const instantsFrom = later(String((oldest / BigInt(DAY)) * BigInt(DAY)), before.instantsFrom)
  const hoursFrom =
    keepHoursDays === null
      ? before.hoursFrom
      : later(hoursFromOf({ instantsFrom, keepHoursDays, daysZone }, now), before.hoursFrom)
  if (instantsFrom === before.instantsFrom && hoursFrom === before.hoursFrom) return null
  return { instantsFrom, hoursFrom, daysZone: hoursFrom === null ? null : daysZone }
}

/** The beginning of a day, and none of which instants are kept. */
function hoursFromOf(
  {
    instantsFrom,
    keepHoursDays,
    daysZone,
  }: { readonly instantsFrom: string; readonly keepHoursDays: number; readonly daysZone: string },
  now: EpochMs,
): string {
  const day = Math.min(dayAt(now, daysZone) - keepHoursDays, dayAt(Number(BigInt(instantsFrom) / 1_000n), daysZone))
  return toKey(startOfDay(day, daysZone))
}

const toKey = (at: EpochMs): string => `${at}000`

/**
 * One step, in a transaction that sees one state of the points: what it adds up is what it deletes, and it ends where somebody else changes
 * one of them meanwhile. True: nothing is left.
 */
function thinOnce(db: Database, widget: RolledWidget, rules: ThinningRules): Promise<boolean> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async trx => {
      const thinning = await lockThinning(trx, widget)
      if (!thinning) return true
      const { thinnedBefore, instantsFrom } = thinning
      if (thinnedBefore !== null && BigInt(thinnedBefore) >= BigInt(instantsFrom))
        return thinHours(trx, widget, thinning, rules)
      const from = thinnedBefore ?? EVERYTHING
      const before = await selectThinnedDay(trx, widget, { from, before: instantsFrom, points: rules.chunkPoints })
      await upsertRange(trx, widget, from, before)
      const summed = await selectSummedCount(trx, widget, from, before)
      const deleted = await deleteThinned(trx, widget, from, before)
      if (summed !== deleted) throw new Error(`${deleted} points would be deleted, and sums are of ${summed}`)
      await updateThinnedBefore(trx, widget, { thinned_before: before })
      return false
    })
}

/** Days of the widget's zone take the place of quarters, hours and days of UTC. */
async function thinHours(
  trx: Database,
  widget: RolledWidget,
  { hoursFrom, daysBefore, daysZone, thinnedBefore }: Thinning,
  { chunkDays }: ThinningRules,
): Promise<boolean> {
  if (hoursFrom === null || daysZone === null) return true
  const end = BigInt(hoursFrom)
  if (thinnedBefore === null || BigInt(thinnedBefore) < end || (daysBefore !== null && BigInt(daysBefore) >= end))
    return true
  const first = await selectFirstQuarter(trx, widget, daysBefore ?? EVERYTHING)
  if (first === null || BigInt(first) >= end) {
    await updateThinnedBefore(trx, widget, { days_before: hoursFrom })
    return true
  }
  const firstDay = dayAt(Number(BigInt(first) / 1_000n), daysZone)
  const days = Array.from({ length: chunkDays + 1 }, (_, index) => toKey(startOfDay(firstDay + index, daysZone)))
  const bounds = days.filter(key => BigInt(key) <= end)
  const before = bounds.at(-1) ?? hoursFrom
  await insertZoneDays(trx, widget, bounds)
  await deleteShorterSums(trx, widget, before)
  await updateThinnedBefore(trx, widget, { days_before: before })
  return false
}
