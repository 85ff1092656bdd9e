// A signed address of a chart as pages and mails want it, and what it shows.
import { describeFilter, questionOf, variablesOf } from '../dimensions/question.ts'
import type {
  ChartAddressQueryVariables,
  ChartFormat,
  ComparisonPreset,
  WidgetSettingsFragment,
} from '../gql/graphql.ts'
import { comparisonNames, comparisonOf, onlyDaysOf, periodNames, periodOf } from '../period/period.ts'
import { hasPeriod } from '../widget/widget-question.ts'

export const chartForms: Readonly<Record<ChartFormat, string>> = {
  EMBED: 'Page for an iframe, which refreshes itself',
  SVG: 'Drawing (SVG)',
  PNG: 'Picture for e-mail (PNG)',
}

/** By hours. */
export const lifetimes: Readonly<Record<string, string>> = {
  24: '1 day',
  168: '7 days',
  720: '30 days',
  8760: '1 year',
}

type ShownChart = Omit<ChartAddressQueryVariables, 'id' | 'format' | 'width' | 'height' | 'theme' | 'validHours'>

interface ChartQuestion {
  readonly variables: ShownChart
  /** What everyone sees who has the address. */
  readonly words: string
}

/** What the page shows, as far as signed addresses can: periods of named calendars they have not. */
export function chartQuestionOf(widget: WidgetSettingsFragment, params: URLSearchParams): ChartQuestion {
  const isDated = hasPeriod(widget)
  const period = isDated ? periodOf(params) : null
  const { compare, overlay } = comparisonOf(params)
  const compared = isDated && overlay ? (compare[0]?.to as ComparisonPreset) : null
  const onlyDays = isDated ? onlyDaysOf(params) : null
  const question = questionOf(params)
  const { where, by, ...rest } = variablesOf(question)
  const preset = period?.preset ?? (isDated && !period?.days ? widget.defaultPeriod : null)
  const words = [
    preset ? periodNames[preset] : period?.days ? `${period.days.from} to ${period.days.through}` : 'all names',
    ...(compared ? [`compared with: ${comparisonNames[compared]}`] : []),
    ...(onlyDays === 'WORKING' ? ['working days alone'] : []),
    ...(by ? [`by ${by.join(', ')}`] : []),
    ...question.filters.map(({ filter }) => describeFilter(filter)),
  ]
  return {
    variables: {
      preset: period?.preset ?? null,
      days: period?.days ?? null,
      compare: compared,
      ...(onlyDays && { onlyDays }),
      by,
      ...('top' in rest && { top: rest.top }),
      where,
    },
    words: words.join('; '),
  }
}

interface Snippet {
  readonly url: string
  readonly title: string
  readonly width: number
  readonly height: number
}

/** What is pasted into a page: the address in its element. */
export function snippetOf(format: ChartFormat, { url, title, width, height }: Snippet): string {
  const [address, name] = [attribute(url), attribute(title)]
  return format === 'EMBED'
    ? `<iframe src="${address}" title="${name}" width="${width}" height="${height}" style="border: 0" loading="lazy"></iframe>`
    : `<img src="${address}" alt="${name}" width="${width}" height="${height}">`
}

const attribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
