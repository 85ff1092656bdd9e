// A report as the editor holds it.
import type { ReportScheduleFieldsFragment, SaveReportScheduleInput } from '../gql/graphql.ts'
import { readObject } from '../sources/request-draft.ts'
import { type BlockDraft, newBlock, toBlock, toBlockDraft } from './block-draft.ts'
import { isObject } from './block-values.ts'

export interface MergeDraft {
  /** `query:` or `source:` before an id or a name; empty: no mail-merge. */
  readonly from: string
  readonly rows: string
  readonly recipient: string
  /** JSON; empty: none. */
  readonly variables: string
}

export interface ReportDraft {
  readonly name: string
  readonly title: string
  readonly locale: string
  readonly blocks: readonly BlockDraft[]
  readonly channelIds: readonly string[]
  readonly merge: MergeDraft
  readonly skipIfEmpty: boolean
  readonly cron: string
  readonly timeZone: string
  /** The id of an alert; empty: none. */
  readonly afterAlertId: string
}

const NO_MERGE: MergeDraft = { from: '', rows: '', recipient: '', variables: '' }

export const NEW_REPORT: ReportDraft = {
  name: '',
  title: '',
  locale: '',
  blocks: [newBlock('HEADLINE', 0)],
  channelIds: [],
  merge: NO_MERGE,
  skipIfEmpty: false,
  cron: '0 7 * * 1',
  timeZone: '',
  afterAlertId: '',
}

/** `null`: it has what this editor does not know, and is changed by the API. */
export function toReportDraft(schedule: ReportScheduleFieldsFragment): ReportDraft | null {
  const { document } = schedule
  if (!isObject(document) || !Array.isArray(document.blocks)) return null
  const blocks = document.blocks.map(toBlockDraft)
  if (!blocks.every(block => block !== null)) return null
  return {
    name: schedule.name,
    title: String(document.title ?? ''),
    locale: String(document.locale ?? ''),
    blocks,
    channelIds: schedule.channelIds,
    merge: toMergeDraft(schedule.merge),
    skipIfEmpty: schedule.skipIfEmpty,
    cron: schedule.cron ?? '',
    timeZone: schedule.timeZone,
    afterAlertId: schedule.afterAlertId ?? '',
  }
}

function toMergeDraft(merge: ReportScheduleFieldsFragment['merge']): MergeDraft {
  if (!merge) return NO_MERGE
  const hasVariables = isObject(merge.variables) && Object.keys(merge.variables).length > 0
  return {
    from: merge.queryId ? `query:${merge.queryId}` : `source:${merge.source}`,
    rows: merge.rows ?? '',
    recipient: merge.recipient ?? '',
    variables: hasVariables ? JSON.stringify(merge.variables, null, 2) : '',
  }
}

/** The report as it is saved; or the sentence that says why it cannot be. */
export function toReportInput(draft: ReportDraft, id: string | null): SaveReportScheduleInput | string {
  const blocks: object[] = []
  for (const [at, block] of draft.blocks.entries()) {
    const written = toBlock(block)
    if (typeof written === 'string') return `Block ${at + 1}: ${written}`
    blocks.push(written)
  }
  const variables = readObject(draft.merge.variables)
  if (variables === null) return 'The variables of the mail-merge have to be a JSON object.'
  return {
    id,
    name: draft.name,
    document: { title: draft.title, ...(draft.locale.trim() && { locale: draft.locale.trim() }), blocks },
    channelIds: [...draft.channelIds],
    merge: toMergeInput(draft.merge, variables),
    skipIfEmpty: draft.skipIfEmpty,
    cron: draft.cron.trim() || null,
    timeZone: draft.timeZone.trim() || null,
    afterAlertId: draft.afterAlertId || null,
  }
}

function toMergeInput({ from, rows, recipient }: MergeDraft, variables: object): SaveReportScheduleInput['merge'] {
  if (from === '') return null
  const [kind, ...name] = from.split(':')
  return {
    [kind === 'query' ? 'queryId' : 'source']: name.join(':'),
    rows: rows.trim() || null,
    recipient: recipient.trim() || null,
    ...(Object.keys(variables).length > 0 && { variables }),
  }
}

/** A preview of it calls other services: it waits until it is asked for. */
export const callsSources = ({ blocks, merge }: ReportDraft): boolean =>
  merge.from.startsWith('source:') || blocks.some(({ kind }) => kind === 'SOURCE' || kind === 'GRAPHQL')
