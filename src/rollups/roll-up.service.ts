// Adds up points of widgets with very many instants: what is there once, and what was marked again and again.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Gateway } from '../request/context.ts'
import {
  createGuard,
  deleteUnmarkedWrites,
  insertRolledWidget,
  lockRolledWidget,
  selectCandidates,
  selectHasRolled,
  selectIsGuarded,
  selectMarked,
  selectUnfinished,
  updateAllUnrolled,
  updateReady,
  updateRolledFrom,
} from './rolled-widget.store.ts'
import { deleteAllMarks, deleteMarks, selectNextDay, upsertQuarters, upsertRange } from './rollup.store.ts'
import {
  CHUNK_POINTS,
  CHUNK_QUARTERS,
  EVERYTHING,
  MAX_QUARTERS,
  MIN_POINTS,
  QUIET_MS,
  type RolledWidget,
} from './rollup.ts'

/** Widgets that are looked at by one statement. */
const CANDIDATES = 50
/** Transactions that may have changed points without a mark are waited for so long at a time. */
const WAIT_MS = 5_000
const POLL_MS = 50
/** A turn of the job leaves the rest to the next one. */
const TURN_MS = 20_000

export interface RollUpRules {
  readonly minPoints: number
  readonly maxQuarters: number
  readonly quietMs: number
  readonly chunkPoints: number
  readonly chunkQuarters: number
}

export const rollUpRules: RollUpRules = {
  minPoints: MIN_POINTS,
  maxQuarters: MAX_QUARTERS,
  quietMs: QUIET_MS,
  chunkPoints: CHUNK_POINTS,
  chunkQuarters: CHUNK_QUARTERS,
}

/** Finds widgets that are worth it: from then on pushes mark what they change, and a turn of `rollUp` adds them up. */
export async function chooseWidgets(gateway: Gateway, rules: RollUpRules, signal: AbortSignal): Promise<void> {
  const { db, services } = gateway
  if (!(await isGuarded(gateway)) && !(await createGuard(db))) return
  if (await deleteUnmarkedWrites(db, rules.quietMs)) return
  let last: RolledWidget | null = null
  do {
    const found = await selectCandidates(db, last, { ...rules, limit: CANDIDATES })
    for (const { isDense, ...widget } of found) {
      if (!isDense) continue
      await insertRolledWidget(db, widget)
      services.catalogue.changed(widget.projectId, widget.widgetId)
    }
    last = found.length < CANDIDATES ? null : (found.at(-1) ?? null)
  } while (last && !signal.aborted)
}

async function isGuarded({ db }: Gateway): Promise<boolean> {
  const guarded = await selectIsGuarded(db)
  if (!guarded) await updateAllUnrolled(db)
  return guarded
}

/** Adds up what was marked, and then what was not added up so far, newest first. Resolves to whether all is done. */
export async function rollUp(gateway: Gateway, rules: RollUpRules, signal: AbortSignal): Promise<boolean> {
  const { db } = gateway
  const end = performance.now() + TURN_MS
  if (!(await selectHasRolled(db))) return true
  if (!(await isGuarded(gateway)) || (await deleteUnmarkedWrites(db, rules.quietMs))) return false
  const isReady = await updateReady(db, WAIT_MS, () => sleep(POLL_MS))
  const isOver = () => signal.aborted || performance.now() > end
  const work = async (widgets: readonly RolledWidget[], step: typeof rollMarked) => {
    let isAll = true
    for (const widget of widgets)
      isAll = (await repeat(gateway, widget, () => step(gateway, widget, rules), isOver)) && isAll
    return isAll
  }
  const marked = await work(await selectMarked(db), rollMarked)
  const unfinished = await work(await selectUnfinished(db), rollOlder)
  return isReady && marked && unfinished
}

/** Step by step until nothing is left. What fails for one widget is tried again at the next turn, behind the others. */
async function repeat(
  { log }: Gateway,
  { widgetId }: RolledWidget,
  step: () => Promise<boolean>,
  isOver: () => boolean,
): Promise<boolean> {
  try {
    while (!isOver()) if (await step()) return true
  } catch (error) {
    log.warn(
      { err: error, widgetId },
      'points of a widget could not be added up; they are read as they are until they can',
    )
  }
  return false
}

/** True: nothing is marked any more, as far as it was when this began. */
function rollMarked({ db }: Gateway, widget: RolledWidget, { chunkQuarters }: RollUpRules): Promise<boolean> {
  return db.transaction().execute(async trx => {
    const span = await lockRolledWidget(trx, widget)
    if (span === undefined) {
      await deleteAllMarks(trx, widget)
      return true
    }
    const { quarters, isAll } = await deleteMarks(trx, widget, chunkQuarters)
    const { rolledFrom, thinnedBefore } = span
    const isOpen = (quarter: bigint, from: string) =>
      quarter >= BigInt(from) && (thinnedBefore === null || quarter >= BigInt(thinnedBefore))
    const rolled = rolledFrom === null ? [] : quarters.filter(quarter => isOpen(BigInt(quarter), rolledFrom))
    if (rolled.length > 0) await upsertQuarters(trx, widget, rolled)
    return isAll
  })
}

/** True: all of the widget is added up. */
function rollOlder({ db }: Gateway, widget: RolledWidget, { chunkPoints }: RollUpRules): Promise<boolean> {
  return db.transaction().execute(async trx => {
    const span = await lockRolledWidget(trx, widget)
    if (!span || span.rolledFrom === null || span.rolledFrom === EVERYTHING) return true
    const { rolledFrom, thinnedBefore } = span
    const next = (await selectNextDay(trx, widget, rolledFrom, chunkPoints)) ?? EVERYTHING
    // What was thinned has no points that it could be added up of anew.
    const isLast = next === EVERYTHING || (thinnedBefore !== null && BigInt(next) <= BigInt(thinnedBefore))
    const from = isLast ? (thinnedBefore ?? EVERYTHING) : next
    if (BigInt(from) < BigInt(rolledFrom)) await upsertRange(trx, widget, from, rolledFrom)
    await updateRolledFrom(trx, widget, isLast ? EVERYTHING : next)
    return isLast
  })
}
