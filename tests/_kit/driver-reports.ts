// What a change comes from, as people ask for it.
import type { TestApp } from './app.ts'

const DRIVERS = `comparison { exact { difference } drivers(by: $by, top: $top) {
  split reason message previous current difference
  groups { values { dimension value } isOther previous current contribution share mix rate exact { previous current contribution } } } }`
const QUESTION = `query ($id: ID!, $metrics: [String!], $by: [String!]!, $top: Int, $period: PeriodInput, $where: [DimensionFilter!], $groups: [String!]) {
  widget(id: $id) { report(metrics: $metrics, period: $period, where: $where, by: $groups) {
    metrics { ${DRIVERS} } groups { isOther values { value } metrics { ${DRIVERS} } } } } }`

interface DriversQuestion {
  readonly id: string
  readonly metrics: readonly string[]
  readonly by: readonly string[]
  readonly top?: number
  readonly where?: readonly object[]
  readonly groups?: readonly string[]
  readonly period?: object
}

interface Driver {
  readonly values: readonly { readonly dimension: string; readonly value: string | null }[]
  readonly isOther: boolean
  readonly previous: number | null
  readonly current: number | null
  readonly contribution: number
  readonly share: number | null
  readonly mix: number | null
  readonly rate: number | null
  readonly exact: Readonly<Record<'previous' | 'current' | 'contribution', string | null>>
}

export interface Drivers {
  readonly split: string | null
  readonly reason: string | null
  readonly message: string | null
  readonly previous: number | null
  readonly current: number | null
  readonly difference: number | null
  readonly groups: readonly Driver[] | null
}

export interface MetricAnswer {
  readonly comparison: {
    readonly exact: { readonly difference: string | null }
    readonly drivers: Drivers | null
  } | null
}

interface Answer {
  readonly metrics: readonly MetricAnswer[]
  readonly groups: readonly {
    readonly isOther: boolean
    readonly values: readonly { readonly value: string | null }[]
    readonly metrics: readonly MetricAnswer[]
  }[]
}

/** Two weeks: the second one, against the first. */
const SECOND_WEEK = { days: { from: '2026-11-08', through: '2026-11-14' } }

export async function askDrivers(it: TestApp, question: DriversQuestion) {
  const { data, errors } = await it.send(QUESTION as never, { period: SECOND_WEEK, ...question } as never)
  const report = (data as { widget: { report: Answer | null } | null } | null)?.widget?.report
  return { metrics: report?.metrics ?? [], groups: report?.groups ?? [], errors: errors ?? [] }
}

/** Of one metric. */
export async function driversFrom(it: TestApp, question: DriversQuestion): Promise<Drivers> {
  const { metrics, errors } = await askDrivers(it, question)
  const drivers = metrics[0]?.comparison?.drivers
  if (!drivers) throw new Error(JSON.stringify(errors))
  return drivers
}

/** `DE: 3`, the others as `*`. */
export const contributions = ({ groups }: Drivers) =>
  groups?.map(({ values, isOther, exact, contribution }) => {
    const name = isOther ? '*' : values.map(({ value }) => value ?? '-').join('/')
    return `${name}: ${exact.contribution ?? contribution}`
  })
