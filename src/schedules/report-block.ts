// The blocks that a report document is made of, as they are written down: one schema for GraphQL, REST, the pages and the store.
import { z } from 'zod'
import { comparisonPresets } from '../core/comparison.ts'
import { idField } from '../http/field.ts'
import { PICTURE_SIZE } from '../pictures/picture-request.ts'
import { themes } from '../pictures/picture-style.ts'
import { reportFields } from '../reports/report-body.ts'

export const blockLimits = {
  blocks: 30,
  textLength: 20_000,
  labelLength: 200,
  documentLength: 65_536,
  columns: 30,
  /** Rows of a table as it is shown; a file that is attached has more. */
  rows: { most: 200, usual: 20 },
} as const

const describe = (description: string) => ({ description })
/** May hold templates. */
const text = (most: number, description: string) => z.string().min(1).max(most).meta(describe(description))

const name = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]{0,59}$/)
  .nullish()
  .meta({
    ...describe('What texts call its data: `{{ sales.metrics.Revenue.text }}`. Letters, digits and _.'),
    examples: ['sales'],
  })
const hidden = z
  .boolean()
  .nullish()
  .meta(describe('It gives data to the texts of other blocks, and is not shown itself. Default: false.'))
const title = z.string().max(blockLimits.labelLength).nullish().meta(describe('Stands above the block.'))
const attach = z.boolean().nullish().meta(describe('Also sent as a file of CSV, with every row. Default: false.'))
const maxRows = z
  .int()
  .min(1)
  .max(blockLimits.rows.most)
  .nullish()
  .meta(describe(`Rows that are shown, 1 to ${blockLimits.rows.most}. Default: ${blockLimits.rows.usual}.`))
const columns = z
  .array(
    z.object({
      label: z.string().max(blockLimits.labelLength).nullish().meta(describe('Its heading. Default: the path.')),
      value: z
        .string()
        .min(1)
        .meta({ ...describe('A path into the row.'), examples: ['customer.name'] }),
    }),
  )
  .min(1)
  .max(blockLimits.columns)
  .nullish()
  .meta(describe('The columns that are shown. Default: the members of the rows.'))
const variables = z
  .record(z.string(), z.unknown())
  .nullish()
  .meta({ ...describe('Variables by name; their texts may be templates.'), examples: [{ region: '{{ row.region }}' }] })
const rows = z
  .string()
  .min(1)
  .nullish()
  .meta({ ...describe('The path to the list of rows. Default: the data.'), examples: ['data.results'] })

const { period, where, only_days, metrics, by, top, order_by, granularity } = reportFields
const compare = z
  .enum(comparisonPresets)
  .nullish()
  .meta(describe('The period to compare with; null: none. Default: PREVIOUS_PERIOD.'))
const report = { widget_id: idField('widget'), period, compare, where, only_days }

export const reportBlock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('HEADING'), text: text(blockLimits.labelLength, 'A heading; may hold templates.') }),
  z.object({
    kind: z.literal('TEXT'),
    text: text(blockLimits.textLength, 'Paragraphs with blank lines between; may hold templates.'),
  }),
  z.object({ kind: z.literal('HEADLINE'), name, hidden, ...report, metrics }),
  z.object({
    kind: z.literal('TABLE'),
    ...{ name, hidden, title, ...report, metrics, by, top, order_by, granularity },
    ...{ max_rows: maxRows, attach },
  }),
  z.object({
    kind: z.literal('PICTURE'),
    ...{ title, ...report, by, top },
    width: size('width'),
    height: size('height'),
    theme: z.enum(themes).nullish().meta(describe('The colours: light or dark. Default: light.')),
  }),
  z.object({
    kind: z.literal('SAVED_QUERY'),
    ...{ name, hidden, title, query_id: idField('savedquery'), variables, rows, columns },
    ...{ max_rows: maxRows, attach },
  }),
  z.object({
    kind: z.literal('SOURCE'),
    ...{ name, hidden, title, source: text(100, 'The name of a source that only reads.'), variables, rows, columns },
    ...{ max_rows: maxRows, attach },
  }),
  z.object({
    kind: z.literal('GRAPHQL'),
    ...{ name, hidden, title },
    document: text(blockLimits.documentLength, 'A query of GraphQL; it may read what the scope `read` may.'),
    ...{ variables, rows, columns, max_rows: maxRows, attach },
  }),
])

function size(side: 'width' | 'height') {
  const { least, most } = PICTURE_SIZE
  const meta = describe(`Pixels, ${least} to ${most}. Default: ${PICTURE_SIZE[side]}.`)
  return z.int().min(least).max(most).nullish().meta(meta)
}

export type ReportBlock = z.output<typeof reportBlock>
type BlockKind = ReportBlock['kind']
export type BlockOf<Kind extends BlockKind> = Extract<ReportBlock, { kind: Kind }>
/** Those that are a list of rows. */
export type RowsBlock = BlockOf<'SAVED_QUERY'> | BlockOf<'SOURCE'> | BlockOf<'GRAPHQL'>
/** Those that read the report of a widget. */
export type WidgetBlock = BlockOf<'HEADLINE'> | BlockOf<'TABLE'> | BlockOf<'PICTURE'>

export const isWidgetBlock = (block: ReportBlock): block is WidgetBlock => 'widget_id' in block
