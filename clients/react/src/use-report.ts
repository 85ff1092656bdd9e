import type { LiveState, Report, ReportQuery } from '@pushgraph/client'
import { useCallback, useEffect, useState } from 'react'
import { usePushgraph } from './provider.js'

export interface ReportResult {
  /** The last one that came; undefined until then. Of other arguments it is never. */
  readonly report: Report | undefined
  /** A PushgraphError, mostly: its `code` says what it is. */
  readonly error: Error | undefined
  readonly isLoading: boolean
}

interface Outcome {
  /** What it is of: an outcome of other arguments is not shown. */
  readonly of: string
  readonly report?: Report
  readonly error?: Error
}

function toResult(outcome: Outcome | undefined, of: string): ReportResult {
  const own = outcome?.of === of ? outcome : undefined
  return { report: own?.report, error: own?.error, isLoading: own === undefined }
}

/** The report of a widget, read anew where the arguments become others (by their value, not by their identity). */
export function useReport(widgetId: string, query: ReportQuery = {}): ReportResult & { readonly reload: () => void } {
  const client = usePushgraph()
  const [outcome, setOutcome] = useState<Outcome>()
  const [times, setTimes] = useState(0)
  const of = JSON.stringify([widgetId, query])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `times` asks again.
  useEffect(() => {
    const ending = new AbortController()
    const [id, asked] = JSON.parse(of) as [string, ReportQuery]
    client.report(id, asked, { signal: ending.signal }).then(
      report => setOutcome({ of, report }),
      error => ending.signal.aborted || setOutcome(last => ({ ...(last?.of === of && last), of, error })),
    )
    return () => ending.abort()
  }, [client, of, times])
  const reload = useCallback(() => setTimes(last => last + 1), [])
  return { ...toResult(outcome, of), reload }
}

/** The same live, over connections that are replaced where they break: `state` says how it stands. */
export function useLiveReport(widgetId: string, query: ReportQuery = {}): ReportResult & { readonly state: LiveState } {
  const client = usePushgraph()
  const [outcome, setOutcome] = useState<Outcome>()
  const [state, setState] = useState<LiveState>('CONNECTING')
  const of = JSON.stringify([widgetId, query])
  useEffect(() => {
    let isShown = true
    const [id, asked] = JSON.parse(of) as [string, ReportQuery]
    setState('CONNECTING')
    const live = client.live(id, asked, {
      onData: report => isShown && setOutcome({ of, report }),
      onError: error => isShown && setOutcome(last => ({ ...(last?.of === of && last), of, error })),
      onState: next => isShown && setState(next),
    })
    return () => {
      isShown = false
      live.close()
    }
  }, [client, of])
  return { ...toResult(outcome, of), state }
}
