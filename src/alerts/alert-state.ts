import type { Id } from '../base/id.ts'
import type { AlertMemory, AlertState, KnownState } from './machine.ts'

/** Where one group of an alert stands. */
export interface AlertGroupState {
  readonly alertId: Id
  /** JSON: the values of its dimensions; `[]` without any. */
  readonly groupKey: string
  readonly memory: AlertMemory
  /** What was measured last, and the band, as decimal texts. */
  readonly value: string | null
  readonly low: string | null
  readonly high: string | null
  readonly since: Date
  readonly evaluatedAt: Date
  readonly lastEventId: Id | null
  readonly known: KnownState
  readonly acknowledgedAt: Date | null
  readonly acknowledgedBy: string | null
  readonly version: number
}

export const stateOf = ({ memory }: Pick<AlertGroupState, 'memory'>): AlertState => memory.after.state
export const groupValuesOf = (groupKey: string): readonly (string | null)[] => JSON.parse(groupKey)

const severity: Readonly<Record<AlertState, number>> = { OK: 0, PENDING: 1, NO_DATA: 2, FIRING: 3 }

/** The worst of its groups: FIRING, then NO_DATA, PENDING, OK. Null where nothing was evaluated yet. */
export function worstState(states: readonly AlertGroupState[]): AlertState | null {
  const all = states.map(stateOf).sort((a, b) => severity[b] - severity[a])
  return all[0] ?? null
}
