import { dimensionTexts } from '../auth/dimension-texts.ts'
import { badInput } from '../base/errors.ts'
import { mapPage } from '../database/page.ts'
import { builder } from '../graphql/builder.ts'
import { pageArgs } from '../graphql/page-args.ts'
import { type ListOrder, pageOf, toConnection } from '../request/page.ts'
import { dimensionValuesLoader } from './dimension.loader.ts'
import { MAX_DIMENSION_VALUE_LENGTH } from './dimension.ts'
import { inlineValues } from './inline-values.ts'
import type { InlinePoints, Widget } from './widget.ts'

export interface Dimension {
  readonly widgetId: Widget['widgetId']
  /** Of a widget that is stored nowhere. */
  readonly points: InlinePoints | null
  readonly name: string
  /** Its place among those of the widget, from 1. */
  readonly position: number
  /** All of the widget. */
  readonly dimensions: readonly string[]
}

export interface DimensionValue {
  readonly dimension: string
  /** null: without a value. */
  readonly value: string | null
}

export function dimensionsOf({ widgetId, dimensions, points }: Widget): Dimension[] {
  return dimensions.map((name, index) => ({ widgetId, points: points ?? null, name, position: index + 1, dimensions }))
}

export const DimensionValueRef = builder.objectRef<DimensionValue>('DimensionValue').implement({
  description: 'A value of a dimension, such as `DE` of `country`.',
  fields: t => ({
    dimension: t.exposeString('dimension', { description: dimensionTexts.dimension }),
    value: t.exposeString('value', { nullable: true, description: dimensionTexts.value }),
  }),
})

const DimensionValueConnection = builder.connectionObject({
  type: DimensionValueRef,
  name: 'DimensionValueConnection',
  description: 'A page of values of a dimension.',
})

const BY_VALUE: ListOrder = { field: 'VALUE', direction: 'ASC' }

export const DimensionRef = builder.objectRef<Dimension>('Dimension').implement({
  description: 'A named text column of a widget besides its key, such as `country`.',
  fields: t => ({
    name: t.exposeString('name', { description: 'The name of the column, as it was declared.' }),
    values: t.field({
      type: DimensionValueConnection,
      description: 'The values that were pushed, each once, in the order of their code points.',
      args: {
        ...pageArgs,
        search: t.arg.string({
          description: 'Only values in which this text occurs, without regard to case and accents.',
        }),
      },
      resolve: async ({ widgetId, points, name, position, dimensions }, args, ctx) => {
        const page = pageOf(args, BY_VALUE)
        if (page.after) assertValue(page.after.key)
        const query = { widgetId, dimensions, dimension: position, search: toSearch(args.search ?? ''), page }
        const values = points ? inlineValues(points, query) : await dimensionValuesLoader(ctx).load(query)
        return toConnection(
          mapPage(values, value => ({ dimension: name, value })),
          page,
        )
      },
    }),
  }),
})

/** Of a cursor: PostgreSQL would fail on what it never wrote. */
function assertValue(key: string | null): void {
  if (key === null || key.includes('\0') || !key.isWellFormed())
    throw badInput('after', '`after` is no cursor of this list.')
}

function toSearch(text: string): string {
  if ([...text].length > MAX_DIMENSION_VALUE_LENGTH || text.includes('\0') || !text.isWellFormed())
    throw badInput('search', `search is at most ${MAX_DIMENSION_VALUE_LENGTH} characters, without NUL.`)
  return text
}
