// Draws widgets: reads the report, and draws it unless the same picture was drawn lately.

import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Clock } from '../base/clock.ts'
import { badInput, notFound } from '../base/errors.ts'
import type { ProjectId, WidgetId } from '../base/id.ts'
import { withPaths } from '../base/issues.ts'
import { SingleFlight } from '../base/single-flight.ts'
import type { DimensionFilter } from '../core/dimension-filter.ts'
import { countText } from '../core/number-format.ts'
import { answerReports } from '../reports/report.service.ts'
import { parameterOf } from '../reports/report-body.ts'
import type { RequestContext } from '../request/context.ts'
import { writeFilters } from '../request/dimension-parameter.ts'
import { encodeId } from '../request/global-id.ts'
import { toMetricSelection } from '../widgets/metric-selection.ts'
import type { Widget } from '../widgets/widget.ts'
import { DRAWN_GROUPS } from './chart/groups.ts'
import type { Drawing } from './drawing.ts'
import { createDrawingThread, DRAWING_LIMITS, type DrawingThread } from './drawing-thread.ts'
import { notesOfPicture } from './picture-annotations.service.ts'
import { linkKeyOf, type PictureForm, type PictureLink, signatureOf, verifiedLink } from './picture-link.ts'
import { toChartReport } from './picture-report.ts'
import { type PictureRequest, toQueryString } from './picture-request.ts'

/** Values of all metrics, compared ones too. */
export const MAX_VALUES = 10_000
const MAX_CACHED_BYTES = 16 * 1_048_576
/** Changes with what drawings look like, so that nobody keeps old ones. */
const VERSION = 2

declare module '../request/context.ts' {
  interface Services {
    pictures: PictureService
  }
}

interface Picture {
  readonly etag: string
  readonly type: string
  bytes(): Promise<Uint8Array>
}

export interface PictureService {
  /** The report is read now; it is drawn when the bytes are asked for. */
  picture(ctx: RequestContext, widget: Widget, format: 'svg' | 'png', request: PictureRequest): Promise<Picture>
  /** An address relative to the gateway's own, without a slash at its beginning. */
  sign(link: PictureLink): string
  /** `null` where it was not signed here, or has ended. */
  verify(
    signature: string,
    expected: { widgetId: WidgetId; form: PictureForm; request: PictureRequest },
  ): PictureLink | null
  close(): Promise<void>
}

export function createPictureService(
  secretKey: string,
  clock: Clock,
  fontDirs: readonly string[] = [],
  thread: DrawingThread = createDrawingThread(DRAWING_LIMITS, fontDirs),
): PictureService {
  const key = linkKeyOf(secretKey)
  const cache = new LRUCache<string, Uint8Array>({ maxSize: MAX_CACHED_BYTES, sizeCalculation: it => it.length + 1 })
  const flights = new SingleFlight<string, Uint8Array>()

  const draw = (projectId: ProjectId, etag: string, format: 'svg' | 'png', drawing: Drawing): Promise<Uint8Array> => {
    const known = cache.get(etag)
    if (known) return Promise.resolve(known)
    return flights.run(etag, async () => {
      const bytes = await thread.draw(projectId, format, drawing)
      cache.set(etag, bytes)
      return bytes
    })
  }

  return {
    async picture(ctx, widget, format, request) {
      const drawing = await toDrawing(ctx, widget, request)
      const etag = `"${createHash('sha256')
        .update(JSON.stringify([VERSION, format, drawing, fontDirs]))
        .digest('base64url')
        .slice(0, 22)}"`
      const type = format === 'png' ? 'image/png' : 'image/svg+xml; charset=utf-8'
      return { etag, type, bytes: () => draw(widget.projectId, etag, format, drawing) }
    },
    sign(link) {
      const id = encodeId('Widget', link.widgetId)
      const path = link.form === 'embed' ? `embed/${id}` : `widgets/${id}.${link.form}`
      const query = toQueryString(link.request)
      query.set('signature', signatureOf(key, link))
      return `${path}?${query}`
    },
    verify: (signature, expected) => verifiedLink(key, signature, expected, clock()),
    close: () => thread.close(),
  }
}

async function toDrawing(ctx: RequestContext, widget: Widget, request: PictureRequest): Promise<Drawing> {
  const { where, by, top } = request
  const [first] = widget.metrics
  const isGrouped = by.length > 0
  const [answer] = await answerReports(ctx, [
    {
      widgets: [widget],
      period: request.period,
      compare: request.compare === null ? [] : [{ to: request.compare }],
      granularity: null,
      calendarGranularity: null,
      fill: 'BY_AGGREGATION',
      timeZone: null,
      // Groups are drawn of one.
      metrics: isGrouped && first ? toMetricSelection([first.name], null) : null,
      top: top ?? (isGrouped ? DRAWN_GROUPS : null),
      orderBy: null,
      where,
      by,
      profile: null,
      onlyDays: request.onlyDays,
    },
  ])
  if (answer instanceof Error) throw withPaths(answer, path => parameterOf(path, parametersOf(where)))
  const [report] = answer ?? []
  if (!report) throw notFound('widget')
  const drawn = isGrouped ? report.groups.length : report.metrics.length
  const values = report.keys.length * drawn * (report.plan.comparedPeriods.length + 1)
  if (values > MAX_VALUES)
    throw badInput('period', `A picture shows at most ${countText(MAX_VALUES)} values. Choose a shorter period.`)
  const { width, height, theme } = request
  const compare = request.compare !== null
  const notes = request.annotations ? await notesOfPicture(ctx, report) : []
  const drawing = { title: widget.title, type: widget.chartType, report: toChartReport(report) }
  return { ...drawing, compare, width, height, theme, ...(notes.length > 0 && { marks: { notes } }) }
}

/** The parameter that each filter stands in: a request has one for each. */
const parametersOf = (where: readonly DimensionFilter[]) => writeFilters(where).map(([name]) => name)
