// From the words of a door to a draft, with its defaults. REST bodies are put into the same words first.
import { badInput } from '../base/errors.ts'
import type { CalendarSpan, DayUnit } from '../core/calendar-unit.ts'
import type { ComparisonPreset } from '../core/comparison.ts'
import { type FilterInput, toDimensionFilter, toDimensionName } from '../core/dimension-filter.ts'
import type { Granularity } from '../core/granularity.ts'
import { idOf } from '../request/global-id.ts'
import { metricIdsOf } from '../widgets/metric-id.ts'
import type { MissingChoice } from './alert.ts'
import type { AlertDraft } from './alert-draft.ts'
import type { AlertCondition, ChangeMeasure, Season } from './condition.ts'
import type { MuteWindow } from './mute.ts'

type Optional<T> = T | null | undefined

export interface ConditionInput {
  readonly above?: Optional<string>
  readonly below?: Optional<string>
  readonly outside?: Optional<{ readonly low: string; readonly high: string }>
  readonly change?: Optional<{
    readonly measure?: Optional<ChangeMeasure>
    readonly above?: Optional<string>
    readonly below?: Optional<string>
    readonly against?: Optional<ComparisonPreset>
    readonly shift?: Optional<CalendarSpan>
  }>
  readonly goalPace?: Optional<{ readonly unit: DayUnit }>
  readonly silence?: Optional<{ readonly buckets?: Optional<number> }>
  readonly unusual?: Optional<{
    readonly deviations?: Optional<string>
    readonly season?: Optional<Season>
    readonly seasons?: Optional<number>
    readonly tolerance?: Optional<string>
  }>
}

export interface AlertInput {
  readonly name: string
  readonly metricId: string
  readonly granularity: Granularity
  readonly includeRunning?: Optional<boolean>
  readonly where?: Optional<readonly FilterInput[]>
  readonly by?: Optional<readonly string[]>
  readonly condition: ConditionInput
  readonly forBuckets?: Optional<number>
  readonly recoverAt?: Optional<string>
  readonly whenMissing?: Optional<MissingChoice>
  readonly cron?: Optional<string>
  readonly onPush?: Optional<boolean>
  readonly timeZone?: Optional<string>
  readonly channelIds?: Optional<readonly string[]>
  readonly mute?: Optional<readonly MuteWindow[]>
  readonly annotate?: Optional<boolean>
  readonly paused?: Optional<boolean>
}

export function toAlertDraft(input: AlertInput): AlertDraft {
  const { widgetId, metricId } = metricIdsOf(input.metricId)
  return {
    name: input.name,
    widgetId,
    metricId,
    rule: {
      granularity: input.granularity,
      includeRunning: input.includeRunning ?? false,
      where: (input.where ?? []).map(toDimensionFilter),
      by: (input.by ?? []).map(toDimensionName),
      condition: toCondition(input.condition, input.granularity),
      forBuckets: input.forBuckets ?? 1,
      recoverAt: input.recoverAt ?? null,
      whenMissing: input.whenMissing ?? 'NO_DATA',
    },
    cron: input.cron?.trim() ?? null,
    onPush: input.onPush ?? false,
    timeZone: input.timeZone ?? null,
    channelIds: (input.channelIds ?? []).map(id => idOf('Channel', id)),
    mute: (input.mute ?? []).map(({ weekdays, from, until }) => ({ weekdays: [...weekdays], from, until })),
    annotate: input.annotate ?? false,
    paused: input.paused ?? false,
  }
}

const ONE_OF = 'Give exactly one condition: a line, a range, a change, a goal, a silence or what is unusual.'

function toCondition(input: ConditionInput, granularity: Granularity): AlertCondition {
  const named = Object.values(input).filter(value => value !== null && value !== undefined)
  if (named.length !== 1) throw badInput('condition', ONE_OF)
  const { above, below, outside, change, goalPace, silence, unusual } = input
  if (typeof above === 'string') return { kind: 'ABOVE', line: above }
  if (typeof below === 'string') return { kind: 'BELOW', line: below }
  if (outside) return { kind: 'OUTSIDE', low: outside.low, high: outside.high }
  if (change) return toChange(change)
  if (goalPace) return { kind: 'GOAL_PACE', unit: goalPace.unit }
  if (silence) return { kind: 'SILENCE', buckets: silence.buckets ?? 1 }
  if (!unusual) throw badInput('condition', ONE_OF)
  return {
    kind: 'UNUSUAL',
    deviations: unusual.deviations ?? '4.5',
    season: unusual.season ?? (granularity === 'HOUR' ? 'DAY' : 'WEEK'),
    seasons: unusual.seasons ?? 8,
    tolerance: unusual.tolerance ?? '0',
  }
}

function toChange(change: NonNullable<ConditionInput['change']>): AlertCondition {
  const { measure, above, below, against, shift } = change
  if (against && shift) throw badInput('condition.change.shift', 'Give either `against` or `shift`.')
  return {
    kind: 'CHANGE',
    measure: measure ?? 'PERCENT',
    above: above ?? null,
    below: below ?? null,
    against: shift ? { shift: { count: shift.count, unit: shift.unit } } : { to: against ?? 'PREVIOUS_PERIOD' },
  }
}

/** A condition in the words of the input: what a form shows, and saves again. */
export function toConditionInput(condition: AlertCondition): ConditionInput {
  switch (condition.kind) {
    case 'ABOVE':
      return { above: condition.line }
    case 'BELOW':
      return { below: condition.line }
    case 'OUTSIDE':
      return { outside: { low: condition.low, high: condition.high } }
    case 'CHANGE': {
      const { measure, above, below, against } = condition
      const to = 'shift' in against ? { shift: against.shift } : { against: against.to }
      return { change: { measure, above, below, ...to } }
    }
    case 'GOAL_PACE':
      return { goalPace: { unit: condition.unit } }
    case 'SILENCE':
      return { silence: { buckets: condition.buckets } }
    case 'UNUSUAL': {
      const { deviations, season, seasons, tolerance } = condition
      return { unusual: { deviations, season, seasons, tolerance } }
    }
  }
}
