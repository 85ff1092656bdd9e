// Reads the rows of a data address: what its project sees of what was chosen, and nothing more.
import { badInput, notFound } from '../base/errors.ts'
import type { FairSemaphore } from '../base/fair-semaphore.ts'
import type { ProjectId, WidgetId } from '../base/id.ts'
import type { DimensionFilter } from '../core/dimension-filter.ts'
import { etagOf } from '../http/etag.ts'
import type { TaggedContent } from '../http/send-tagged.ts'
import { reportOf } from '../reports/report.service.ts'
import { createContext, type Gateway, type Principal, type RequestContext } from '../request/context.ts'
import { encodeId } from '../request/global-id.ts'
import { ownPrincipal } from '../request/own-principal.ts'
import type { Widget } from '../widgets/widget.ts'
import { readAnnotations } from './annotation-rows.service.ts'
import { type DataAddress, type DataFormat, widgetIdOf } from './data-address.ts'
import type { ReportContent } from './data-content.ts'
import { csvOf } from './data-csv.ts'
import { contentTypes, xlsxTagOf } from './data-file.ts'
import { jsonOf } from './data-json.ts'
import type { DataRequest } from './data-request.ts'
import type { DataTable } from './data-table.ts'
import { readPoints } from './point-rows.service.ts'
import { readQuery } from './query-rows.service.ts'
import { toReportTable } from './report-rows.ts'
import type { XlsxThreads } from './xlsx-threads.ts'

declare module '../request/context.ts' {
  interface Services {
    dataAddresses: DataAddressService
  }
}

export interface DataAddressService {
  readonly xlsx: XlsxThreads
  /** Whoever holds all rows of an address waits for their turn. */
  readonly reading: FairSemaphore<ProjectId>
  /** The secret part of the address. */
  tokenOf(address: DataAddress): string
  /** The address of a token that works now, whose use is noted; `null` for all others, whatever is wrong with them. */
  open(token: string): Promise<DataAddress | null>
  close(): Promise<void>
}

type ContextDetails = Omit<Parameters<typeof createContext>[1], 'principal'>

/** A request of who has the address: limited to its widget and, where it has filters, to the rows that pass them. */
export function addressContext(gateway: Gateway, address: DataAddress, details: ContextDetails): RequestContext {
  return createContext(gateway, { ...details, principal: principalOf(address) })
}

/** Under what its requests are counted. */
export const limitKeyOf = ({ addressId }: Pick<DataAddress, 'addressId'>): string => encodeId('DataAddress', addressId)

function principalOf(address: DataAddress): Principal {
  const { projectId, name, content } = address
  const own = ownPrincipal(projectId, `data address ${name}`, ['read'])
  const widgetId = widgetIdOf(address)
  const where = whereOf(address)
  const restriction =
    widgetId === null || content.kind === 'ANNOTATIONS' ? null : { widgetIds: new Set([widgetId]), where }
  return { ...own, limitKey: limitKeyOf(address), restriction }
}

function whereOf({ content }: DataAddress): readonly DimensionFilter[] {
  if (content.kind === 'REPORT') return content.report.where
  return content.kind === 'POINTS' ? content.where : []
}

/** Throws NOT_FOUND where what it is of is gone, and BAD_USER_INPUT, whose fields are paths in the content, where it gives no rows. */
export async function readTable(
  ctx: RequestContext,
  address: DataAddress,
  request: Pick<DataRequest, 'period' | 'keysAreInstants'>,
): Promise<DataTable> {
  const { projectId, content } = address
  switch (content.kind) {
    case 'REPORT':
      return readReport(ctx, await widgetOf(ctx, address, content.widgetId), content, request)
    case 'POINTS':
      return readPoints(ctx, await widgetOf(ctx, address, content.widgetId))
    case 'ANNOTATIONS':
      if (content.widgetId !== null) await widgetOf(ctx, address, content.widgetId)
      return readAnnotations(ctx, projectId, { ...content, period: request.period ?? content.period })
    default:
      return readQuery(ctx, projectId, content, request)
  }
}

async function widgetOf(ctx: RequestContext, { projectId }: DataAddress, widgetId: WidgetId): Promise<Widget> {
  const widget = await ctx.services.catalogue.widget(projectId, widgetId)
  if (!widget) throw notFound('widget')
  return widget
}

async function readReport(
  ctx: RequestContext,
  widget: Widget,
  content: ReportContent,
  { period, keysAreInstants }: Pick<DataRequest, 'period' | 'keysAreInstants'>,
): Promise<DataTable> {
  const own = content.report
  const query = { ...own, widgets: [widget], compare: [], profile: null, period: period ?? own.period }
  return toReportTable(await reportOf(ctx, query), content, { keysAreInstants })
}

/** Throws BAD_USER_INPUT that names the filter of a dimension that the widget has not. */
export function assertDimensionsOf({ dimensions }: Widget, where: readonly DimensionFilter[]): void {
  const at = where.findIndex(({ dimension }) => !dimensions.includes(dimension))
  if (at < 0) return
  const names = dimensions.length === 0 ? 'It has none.' : `It has ${dimensions.join(', ')}.`
  throw badInput(`where.${at}.dimension`, `The widget has no dimension of this name. ${names}`)
}

/** A file of rows. A workbook is made when its bytes are asked for. */
export async function toDataFile(
  ctx: RequestContext,
  { projectId }: Pick<DataAddress, 'projectId'>,
  table: DataTable,
  { format, form, bom }: Pick<DataRequest, 'form' | 'bom'> & { readonly format: DataFormat },
): Promise<TaggedContent> {
  const type = contentTypes[format]
  if (format === 'xlsx') {
    const bytes = () => ctx.services.dataAddresses.xlsx.write(projectId, table, ctx.signal)
    return { etag: xlsxTagOf(table), type, bytes }
  }
  const text = format === 'csv' ? await csvOf(table, { form, bom }) : await jsonOf(table)
  return { etag: etagOf(text), type, bytes: async () => Buffer.from(text) }
}
