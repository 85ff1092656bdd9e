// Which members of a block have a control; all others are written as JSON.

export const blockKinds = [
  'HEADLINE',
  'TABLE',
  'PICTURE',
  'HEADING',
  'TEXT',
  'SAVED_QUERY',
  'SOURCE',
  'GRAPHQL',
] as const
export type BlockKind = (typeof blockKinds)[number]

export const isBlockKind = (value: unknown): value is BlockKind => blockKinds.some(kind => kind === value)

export type Control =
  | ('text' | 'lines' | 'code' | 'number' | 'check' | 'names' | 'columns' | 'json')
  | ('widget' | 'query' | 'source' | 'period' | 'compare' | 'theme')

export interface BlockMember {
  readonly name: string
  readonly label: string
  readonly control: Control
  readonly hint?: string
  readonly required?: boolean
  /** Seldom needed: it is folded away. */
  readonly seldom?: boolean
}

const widget: BlockMember = { name: 'widget_id', label: 'Widget', control: 'widget', required: true }
const period: BlockMember = { name: 'period', label: 'Period', control: 'period' }
const compare: BlockMember = { name: 'compare', label: 'Compared with', control: 'compare' }
const metrics: BlockMember = {
  name: 'metrics',
  label: 'Metrics',
  control: 'names',
  hint: 'With commas; empty: all',
  seldom: true,
}
const by: BlockMember = { name: 'by', label: 'By dimensions', control: 'names', hint: 'With commas, such as region' }
const top: BlockMember = {
  name: 'top',
  label: 'Only the largest',
  control: 'number',
  hint: 'The rest is “Other”',
  seldom: true,
}
const title: BlockMember = { name: 'title', label: 'Title', control: 'text' }
const name: BlockMember = {
  name: 'name',
  label: 'Name in templates',
  control: 'text',
  hint: 'Such as sales: texts after it may hold {{ sales… }}',
  seldom: true,
}
const hidden: BlockMember = { name: 'hidden', label: 'Only for templates, not shown', control: 'check', seldom: true }
const maxRows: BlockMember = { name: 'max_rows', label: 'Rows shown', control: 'number', hint: '1 to 200; empty: 20' }
const attach: BlockMember = { name: 'attach', label: 'Attach all rows as CSV to mails', control: 'check', seldom: true }
const rows: readonly BlockMember[] = [
  { name: 'rows', label: 'Path to the rows', control: 'text', hint: 'Such as data.items; empty: the data' },
  maxRows,
  name,
  {
    name: 'columns',
    label: 'Columns',
    control: 'columns',
    hint: 'One a line, such as Customer: customer.name; empty: all',
  },
  {
    name: 'variables',
    label: 'Variables',
    control: 'json',
    hint: 'A JSON object; its texts may hold templates',
    seldom: true,
  },
  attach,
  hidden,
]
const text = { name: 'text', label: 'Text', required: true } as const

export const membersOf: Readonly<Record<BlockKind, readonly BlockMember[]>> = {
  HEADING: [{ ...text, control: 'text' }],
  TEXT: [{ ...text, control: 'lines', hint: 'A blank line begins a paragraph; it may hold templates' }],
  HEADLINE: [widget, period, compare, metrics, name, hidden],
  TABLE: [title, widget, period, compare, by, top, metrics, maxRows, name, attach, hidden],
  PICTURE: [
    title,
    widget,
    period,
    compare,
    by,
    top,
    { name: 'width', label: 'Width, pixels', control: 'number', seldom: true },
    { name: 'height', label: 'Height, pixels', control: 'number', seldom: true },
    { name: 'theme', label: 'Colours', control: 'theme', seldom: true },
  ],
  SAVED_QUERY: [title, { name: 'query_id', label: 'Saved query', control: 'query', required: true }, ...rows],
  SOURCE: [title, { name: 'source', label: 'Source', control: 'source', required: true }, ...rows],
  GRAPHQL: [title, { name: 'document', label: 'Document', control: 'code', required: true }, ...rows],
}
