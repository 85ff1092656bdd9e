// The form of an alert as what `saveAlert` takes.
import { type ApiError, mistakeIn } from '../api/api-error.ts'
import { readFilterText } from '../dimensions/filter-lines.ts'
import type {
  AlertConditionInput,
  AlertConditionKind,
  ChangeMeasure,
  ComparisonPreset,
  GoalUnit,
  Granularity,
  SaveAlertInput,
  Season,
  WhenMissing,
} from '../gql/graphql.ts'
import { textOf } from '../parts/text-of.ts'
import { muteOf } from './mute.ts'

type Draft =
  | { readonly input: SaveAlertInput; readonly mistake: null }
  | { readonly input: null; readonly mistake: ApiError }

export function draftOf(form: FormData): Draft {
  const where = readFilterText(textOf(form, 'where') ?? '')
  if (where.refusal !== null) return { input: null, mistake: mistakeIn('where', where.refusal) }
  const forBuckets = textOf(form, 'forBuckets')
  return {
    mistake: null,
    input: {
      name: textOf(form, 'name') ?? '',
      metricId: textOf(form, 'metricId') ?? '',
      granularity: form.get('granularity') as Granularity,
      condition: conditionOf(form),
      forBuckets: forBuckets === null ? null : Number(forBuckets),
      recoverAt: textOf(form, 'recoverAt'),
      includeRunning: form.has('includeRunning'),
      whenMissing: form.get('whenMissing') as WhenMissing,
      where: where.filters,
      by: form.getAll('by').map(String),
      cron: textOf(form, 'cron'),
      timeZone: textOf(form, 'timeZone'),
      onPush: form.has('onPush'),
      annotate: form.has('annotate'),
      mute: muteOf(form),
      channelIds: form.getAll('channelIds').map(String),
    },
  }
}

/** What the preview asks about: messages and the schedule do not count there. */
export function previewOf({ name, ...input }: SaveAlertInput): SaveAlertInput {
  return {
    ...input,
    name: name || 'Preview',
    cron: null,
    timeZone: input.timeZone ?? null,
    mute: [],
    channelIds: [],
    onPush: true,
  }
}

function conditionOf(form: FormData): AlertConditionInput {
  const number = (name: string) => textOf(form, name)
  const whole = (name: string) => (number(name) === null ? null : Number(number(name)))
  switch (form.get('kind') as AlertConditionKind) {
    case 'ABOVE':
      return { above: number('above') ?? '' }
    case 'BELOW':
      return { below: number('below') ?? '' }
    case 'OUTSIDE':
      return { outside: { low: number('low') ?? '', high: number('high') ?? '' } }
    case 'CHANGE':
      return {
        change: {
          above: number('above'),
          below: number('below'),
          measure: form.get('measure') as ChangeMeasure,
          ...againstOf(String(form.get('against'))),
        },
      }
    case 'GOAL_PACE':
      return { goalPace: { unit: form.get('unit') as GoalUnit } }
    case 'SILENCE':
      return { silence: { buckets: whole('buckets') } }
    case 'UNUSUAL':
      return {
        unusual: {
          deviations: number('deviations'),
          tolerance: number('tolerance'),
          seasons: whole('seasons'),
          season: number('season') as Season | null,
        },
      }
  }
}

/** `PREVIOUS_PERIOD`, or a shift as `1 WEEK`. */
function againstOf(text: string) {
  const [count, unit] = text.split(' ')
  return unit ? { shift: { count: Number(count), unit: unit as Granularity } } : { against: text as ComparisonPreset }
}

/** Whether what has to be given is there: before that there is nothing to ask for. */
export function isComplete({ metricId, condition }: SaveAlertInput): boolean {
  const { above, below, outside, change } = condition
  if (metricId === '' || above === '' || below === '') return false
  if (outside) return outside.low !== '' && outside.high !== ''
  return !change || change.above !== null || change.below !== null
}
