// Values of filters that no row has: a report of them is empty, and seems to say that there was nothing.
import { quote } from '../base/quote.ts'
import { toDimensionName, toDimensionValue } from '../core/dimension-filter.ts'
import type { RequestContext } from '../request/context.ts'
import type { ListOrder } from '../request/page.ts'
import { MAX_PAGE_SIZE, pageOf } from '../request/page.ts'
import { dimensionValuesLoader } from '../widgets/dimension.loader.ts'
import { MAX_DIMENSION_VALUE_LENGTH } from '../widgets/dimension.ts'
import { inlineValues } from '../widgets/inline-values.ts'
import type { Widget } from '../widgets/widget.ts'
import { folded, nearest } from './nearest.ts'
import type { MetricQuestion } from './question.ts'
import type { Refusal } from './refusal.ts'

const BY_VALUE: ListOrder = { field: 'VALUE', direction: 'ASC' }
const MAX_CHECKED = 50
const MAX_SHOWN = 10

/** One statement for all values that are named, and one for those of a dimension where one of them is unknown. */
export async function valueRefusals(ctx: RequestContext, question: MetricQuestion): Promise<Refusal[]> {
  const { widget, metrics, input } = question
  if (widget.keyKind === 'CATEGORY' || metrics.some(it => it.eventCount || it.calculation)) return []
  const named = (input.where ?? []).flatMap(filter => {
    const dimension = toDimensionName(filter.dimension)
    const texts = (filter.in ?? []).flatMap(text => (text === null ? [] : (toDimensionValue(text) ?? [])))
    return texts.filter(isValue).map(value => ({ dimension, value }))
  })
  const found = await Promise.all(
    named
      .slice(0, MAX_CHECKED)
      .map(async it => ({ ...it, values: await valuesOf(ctx, question, it.dimension, it.value) })),
  )
  const unknown = found.filter(({ value, values }) => !values.includes(value))
  return Promise.all(unknown.map(it => refusalOf(ctx, question, it)))
}

/** What the database can look for; others are refused by the report itself. */
const isValue = (text: string) =>
  text.length <= MAX_DIMENSION_VALUE_LENGTH && !text.includes('\0') && text.isWellFormed()

/** Those in which a text occurs, in code point order. */
export async function valuesOfDimension(
  ctx: RequestContext,
  { widgetId, dimensions, points }: Widget,
  dimension: string,
  { search, first }: { readonly search: string; readonly first: number },
): Promise<{ readonly values: string[]; readonly hasMore: boolean }> {
  const position = dimensions.indexOf(dimension) + 1
  const query = { widgetId, dimensions, dimension: position, search, page: pageOf({ first }, BY_VALUE) }
  const page = points ? inlineValues(points, query) : await dimensionValuesLoader(ctx).load(query)
  return { values: page.entries.map(({ node }) => node), hasMore: page.hasNextPage }
}

const valuesOf = async (ctx: RequestContext, { widget }: MetricQuestion, dimension: string, search: string) =>
  (await valuesOfDimension(ctx, widget, dimension, { search, first: MAX_PAGE_SIZE })).values

async function refusalOf(
  ctx: RequestContext,
  question: MetricQuestion,
  {
    dimension,
    value,
    values,
  }: { readonly dimension: string; readonly value: string; readonly values: readonly string[] },
): Promise<Refusal> {
  const all = await valuesOf(ctx, question, dimension, '')
  const near = [...new Set([...values.filter(it => folded(it) === folded(value)), ...nearest(value, all)])]
  const shown = (near.length > 0 ? near : all).slice(0, MAX_SHOWN).map(it => quote(it))
  const more = near.length === 0 && all.length > MAX_SHOWN ? ', …' : ''
  return {
    code: 'UNKNOWN_VALUE',
    message: `No row of ${quote(question.widget.title)} has the ${dimension} ${quote(value)}: the answer would be empty.`,
    instead:
      near.length > 0
        ? `did you mean ${shown.join(', or ')}?`
        : `one of the values that there are: ${shown.join(', ') || 'none yet'}${more}.`,
  }
}
