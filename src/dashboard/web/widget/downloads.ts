// What the page of a widget shows, as files: the gateway makes them, and this tab's token asks for them.
import { writeValues } from '../../../request/dimension-parameter.ts'
import { questionOf } from '../dimensions/question.ts'
import { comparisonOf, onlyDaysOf, periodOf } from '../period/period.ts'

export const downloadNames = { csv: 'Rows (CSV)', png: 'Chart (PNG)', svg: 'Chart (SVG)' } as const
export type DownloadFormat = keyof typeof downloadNames

/** Beside the page, wherever a proxy has put it. Pictures are of the page's period, comparison and groups; rows are all that were pushed. */
export function downloadPath(widgetId: string, format: DownloadFormat, params: URLSearchParams): string {
  const path = `widgets/${encodeURIComponent(widgetId)}.${format}`
  if (format === 'csv') return `${path}?form=rows`
  const query = new URLSearchParams({ width: '1200', height: '600' })
  const period = periodOf(params)
  if (period?.preset) query.set('period', period.preset.toLowerCase())
  if (period?.days?.from && period.days.through) {
    query.set('from', period.days.from)
    query.set('through', period.days.through)
  }
  const { compare, overlay } = comparisonOf(params)
  if (overlay && compare[0]) query.set('compare', String(compare[0].to).toLowerCase())
  if (onlyDaysOf(params) === 'WORKING') query.set('only_days', 'working')
  const { by, filters } = questionOf(params)
  if (by.length > 0) query.set('by', writeValues(by))
  for (const { parameter } of filters) query.set(parameter, params.get(parameter) ?? '')
  return `${path}?${query}`
}

/** Throws an Error in words for people. */
export async function download(path: string, name: string, token: string): Promise<void> {
  const reply = await fetch(new URL(path, document.baseURI), { headers: { authorization: `Bearer ${token}` } }).catch(
    () => {
      throw new Error('The gateway cannot be reached.')
    },
  )
  if (!reply.ok) {
    const { error } = (await reply.json().catch(() => ({}))) as { error?: { message?: string } | string }
    const message = typeof error === 'string' ? error : error?.message
    throw new Error(message ?? `The gateway answered ${reply.status}.`)
  }
  const address = URL.createObjectURL(await reply.blob())
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  // The browser has begun by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** A name for every file system. */
export const fileName = (title: string, format: DownloadFormat): string =>
  `${
    title
      .replace(/[^\p{L}\p{N}._-]+/gu, ' ')
      .trim()
      .slice(0, 80) || 'widget'
  }.${format}`
