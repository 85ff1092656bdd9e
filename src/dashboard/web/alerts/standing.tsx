import { useMemo } from 'react'
import { useLive } from '../api/ask.ts'
import type { AlertStandingFragment } from '../gql/graphql.ts'
import { formatInstant } from '../parts/format.ts'
import { usePageVisible } from '../shell/page-visible.ts'
import { isAhead } from './alert-actions.tsx'
import { followAlerts } from './operations.ts'
import { StateBadge } from './state-badge.tsx'

/** Alerts with where they stand now, as the stream tells it. */
export function useStanding<Alert extends AlertStandingFragment>(alerts: readonly Alert[]): readonly Alert[] {
  const ids = alerts.map(({ id }) => id).sort()
  const isSeen = usePageVisible()
  const { data } = useLive(followAlerts, { ids }, { pause: ids.length === 0 || !isSeen })
  const live = data?.alertStates
  return useMemo(() => {
    const byId = new Map((live ?? []).flatMap(alert => (alert ? [[alert.id, alert]] : [])))
    return alerts.map(alert => ({ ...alert, ...byId.get(alert.id) }))
  }, [alerts, live])
}

/** The state, and what holds its messages back. */
export function Standing({ alert }: { alert: AlertStandingFragment }) {
  const { state, states, paused, snoozedUntil, problem } = alert
  const names = [...new Set(states.flatMap(each => (each.state === 'FIRING' ? (each.acknowledgedBy ?? []) : [])))]
  return (
    <>
      <StateBadge state={state} />
      {names.length > 0 && <div className="small muted">acknowledged by {names.join(', ')}</div>}
      {paused && <div className="small muted">paused</div>}
      {isAhead(snoozedUntil) && <div className="small muted">snoozed until {formatInstant(snoozedUntil)}</div>}
      {problem && <div className="small bad">{problem}</div>}
    </>
  )
}
