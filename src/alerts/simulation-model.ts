// What an alert would have done, as REST answers it.
import { z } from 'zod'
import { type Ratio, ratioNumber } from '../core/ratio.ts'
import { instantOut, numberOut, toNumberOut } from '../http/field.ts'
import { groupModel, stateField, toGroup } from './alert-model.ts'
import { alertTexts, simulationTexts } from './alert-texts.ts'
import { type SimulatedGroup, type Simulation, toDecimal } from './simulation.ts'

const described = (description: string) => ({ description })
const numbers = (description: string) => z.array(z.number().nullable()).meta(described(description))

const eventModel = z.object({
  from: stateField.meta(described(alertTexts.eventFrom)),
  to: stateField.meta(described(alertTexts.eventTo)),
  bucket_key: z.string().meta(described(alertTexts.bucketKey)),
  bucket_from: instantOut(alertTexts.bucketFrom),
  bucket_before: instantOut(alertTexts.bucketBefore),
  value: numberOut(alertTexts.value).nullable(),
  low: numberOut(alertTexts.bandLow).nullable(),
  high: numberOut(alertTexts.bandHigh).nullable(),
})

const simulatedGroupModel = z.object({
  group: groupModel,
  measured: numbers(simulationTexts.measured),
  low: numbers(simulationTexts.low),
  high: numbers(simulationTexts.high),
  states: z.array(stateField).meta(described(simulationTexts.states)),
  events: z.array(eventModel).meta(described(simulationTexts.events)),
})

export const simulationModel = z.object({
  keys: z.array(z.string()).meta(described(simulationTexts.keys)),
  groups: z.array(simulatedGroupModel).meta(described(simulationTexts.groups)),
  has_more_groups: z.boolean().meta(described(simulationTexts.hasMore)),
})

export const toSimulationModel = ({ rule, keys, groups, hasMore }: Simulation): z.output<typeof simulationModel> => ({
  keys: [...keys],
  groups: groups.map(group => toGroupModel(group, rule.by)),
  has_more_groups: hasMore,
})

const numberOf = (ratio: Ratio | null) => ratio && ratioNumber(ratio)

const toGroupModel = (
  { values, buckets, transitions }: SimulatedGroup,
  by: readonly string[],
): z.output<typeof simulatedGroupModel> => ({
  group: toGroup(by, values),
  measured: buckets.map(({ value }) => numberOf(value)),
  low: buckets.map(({ low }) => numberOf(low)),
  high: buckets.map(({ high }) => numberOf(high)),
  states: buckets.map(({ state }) => state),
  events: transitions.map(({ from, to, at }) => ({
    from,
    to,
    bucket_key: at.key,
    bucket_from: new Date(at.bucket).toISOString(),
    bucket_before: new Date(at.before).toISOString(),
    value: toNumberOut(toDecimal(at.value)),
    low: toNumberOut(toDecimal(at.low)),
    high: toNumberOut(toDecimal(at.high)),
  })),
})
