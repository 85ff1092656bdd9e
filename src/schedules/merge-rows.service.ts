// The rows of a run, fetched once before its first message: whoever takes the run over goes on with the same.

import { AppError } from '../base/errors.ts'
import { withPaths } from '../base/issues.ts'
import { countText } from '../core/number-format.ts'
import type { RequestContext } from '../request/context.ts'
import { type MergeSpec, scheduleLimits } from './report-schedule.ts'
import { fetchRows, type RowsOrigin } from './rows.service.ts'
import { type Row, rowsAt } from './rows-block.ts'

/** One row of nothing where there is no mail-merge. Throws AppError whose fields name members of `merge`. */
export async function fetchMergeRows(ctx: RequestContext, merge: MergeSpec | null): Promise<readonly Row[]> {
  if (merge === null) return [{}]
  try {
    const { data, truncated } = await fetchRows(ctx, originOf(merge))
    const rows = rowsAt(data, merge.rows)
    const most = scheduleLimits.mergeRows
    if (truncated || rows.length > most)
      throw new AppError('BAD_USER_INPUT', `A mail-merge has at most ${countText(most)} rows: let it have fewer.`)
    return rows
  } catch (error) {
    throw withPaths(error, path => `merge.${path}`)
  }
}

/** As they are frozen. Throws PAYLOAD_TOO_LARGE. */
export function rowTexts(rows: readonly Row[]): string[] {
  let length = 0
  return rows.map((row, at) => {
    const text = JSON.stringify(row).replaceAll('\\u0000', '\\ufffd')
    length += text.length
    const { rowLength, rowsLength } = scheduleLimits
    if (text.length > rowLength || length > rowsLength)
      throw new AppError(
        'PAYLOAD_TOO_LARGE',
        `Row ${at + 1}: a row has at most ${countText(rowLength)} characters as JSON, and all have ${countText(rowsLength)}.`,
      )
    return text
  })
}

function originOf({ query_id, source, variables }: MergeSpec): RowsOrigin {
  return query_id ? { kind: 'SAVED_QUERY', query_id, variables } : { kind: 'SOURCE', source: source ?? '', variables }
}
