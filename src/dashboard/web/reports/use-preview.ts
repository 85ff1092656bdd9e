import { useEffect, useRef, useState } from 'react'
import { type ApiError, mistakeIn } from '../api/api-error.ts'
import { useAskNow } from '../api/ask.ts'
import type { ReportPreviewNowQuery } from '../gql/graphql.ts'
import { askReportPreview } from './operations.ts'
import { callsSources, type ReportDraft, toReportInput } from './report-draft.ts'

type ShownReport = NonNullable<ReportPreviewNowQuery['previewReport']>

export interface Preview {
  /** The last one that could be made. */
  readonly shown: ShownReport | null
  readonly errors: readonly ApiError[]
  readonly asking: boolean
  show(): void
}

/** How long nothing is typed before a report is looked at. */
const PAUSE_MS = 600

/** A report as it would be sent, a moment after each change; one that calls sources when it is asked for. */
export function usePreview(draft: ReportDraft, id: string | null, row: number): Preview {
  const { send, sending } = useAskNow(askReportPreview)
  const [{ shown, errors }, setState] = useState<Pick<Preview, 'shown' | 'errors'>>({ shown: null, errors: [] })
  const newest = useRef(0)
  // A name is not needed to see what is in it.
  const report = toReportInput({ ...draft, name: draft.name.trim() || 'Report' }, id)
  const show = async () => {
    const number = ++newest.current
    if (typeof report === 'string') {
      setState(before => ({ ...before, errors: [mistakeIn('', report)] }))
      return
    }
    const { data, errors: refused } = await send({ input: { report, row } })
    if (number === newest.current) setState(before => ({ shown: data?.previewReport ?? before.shown, errors: refused }))
  }
  const waits = callsSources(draft)
  const key = JSON.stringify([report, row])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the report and its row are the key.
  useEffect(() => {
    if (waits) return
    const timer = setTimeout(show, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [key, waits])
  return { shown, errors, asking: sending, show }
}
