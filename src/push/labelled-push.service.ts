// The way in for dialects of time series: rows for the widgets of names, each widget's in a push of its own.
import { assertScope } from '../auth/guard.ts'
import { AppError, badInput, type ErrorCode } from '../base/errors.ts'
import type { Principal, RequestContext } from '../request/context.ts'
import { restrictable } from '../request/restriction.ts'
import type { Widget } from '../widgets/widget.ts'
import type { LabelledOutcome, RefusedRows } from './labelled-outcome.ts'
import { toPushRequest } from './labelled-request.ts'
import { type LabelledRow, labelledRowIssue, labelsOf, MAX_WIDGETS_PER_REQUEST } from './labelled-row.ts'
import { findNamedWidgets, readyWidget } from './named-widget.service.ts'
import { pushRows } from './push.service.ts'
import { MAX_ROWS_PER_PUSH, PushRefused } from './push.ts'

/** What sending it again does not put right. */
const final: ReadonlySet<ErrorCode> = new Set(['BAD_USER_INPUT', 'FORBIDDEN', 'NOT_FOUND', 'CONFLICT'])

/**
 * Writes the rows and resolves after the commits. Rows that are wrong, and widgets that refuse theirs, are left out and named. Throws what
 * concerns all, and UNAVAILABLE or RATE_LIMITED where some of it may be written: to send all of it again is safe.
 */
export async function pushLabelledRows(ctx: RequestContext, rows: readonly LabelledRow[]): Promise<LabelledOutcome> {
  const principal = assertScope(ctx, 'push', restrictable)
  const refused: RefusedRows[] = []
  const right = rows.filter(row => {
    const issue = labelledRowIssue(row)
    if (issue) refused.push({ rows: 1, error: badInput(row.path, `${row.path}: ${issue}`) })
    return issue === null
  })
  const byName = Map.groupBy(right, ({ widget }) => widget)
  if (byName.size > MAX_WIDGETS_PER_REQUEST)
    throw new AppError(
      'BAD_USER_INPUT',
      `A request writes to at most ${MAX_WIDGETS_PER_REQUEST} widgets, and this one to ${byName.size}. Send it in parts.`,
    )
  if (byName.size === 0) return { written: 0, refused }
  const { quota } = ctx.services.push
  await quota.take(principal.projectId)
  const widgets = await findNamedWidgets(ctx, principal, [...byName.keys()])
  const pushes = [...byName].map(([name, own], index) =>
    pushTo(ctx, principal, { name, rows: own, widget: widgets.get(name), isFirst: index === 0 }),
  )
  const settled = await Promise.allSettled(pushes)
  let written = 0
  for (const [index, { length }] of [...byName.values()].entries()) {
    const outcome = settled[index]
    if (outcome?.status !== 'rejected') written += length
    else if (outcome.reason instanceof AppError && final.has(outcome.reason.code))
      refused.push({ rows: length, error: outcome.reason })
    else throw outcome.reason
  }
  if (written === 0) quota.giveBack(principal.projectId)
  return { written, refused }
}

interface RowsOfWidget {
  readonly name: string
  readonly rows: readonly LabelledRow[]
  readonly widget: Widget | undefined
  readonly isFirst: boolean
}

/** Gateways that declare dimensions of one widget at the same moment may each see less than the other did. */
const ATTEMPTS = 3

async function pushTo(ctx: RequestContext, principal: Principal, { name, rows, widget, isFirst }: RowsOfWidget) {
  const { projectId } = principal
  const keyKind = rows.some(({ day }) => day !== undefined) ? 'DATE' : 'TIME'
  const wanted = { name, labels: labelsOf(rows), keyKind } as const
  let known = widget
  for (let start = 0, attempt = 1; start < rows.length; ) {
    const part = rows.slice(start, start + MAX_ROWS_PER_PUSH)
    const ready = await readyWidget(ctx, principal, wanted, known)
    try {
      await pushRows(ctx, ready.widgetId, projectId, toPushRequest(ready, part, isFirst && start === 0))
      start += MAX_ROWS_PER_PUSH
    } catch (error) {
      const lacks = error instanceof PushRefused && error.issues.some(({ dimension }) => dimension !== undefined)
      if (!lacks || attempt++ >= ATTEMPTS) throw error
      known = (await ctx.services.catalogue.widget(projectId, ready.widgetId)) ?? undefined
    }
  }
}
