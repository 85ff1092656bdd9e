// The numbers of the business of agents, added up from its rows in plain JavaScript.
import { buyers, costs, deliveries, ratings, type SalesRow, sales, signups, stock, sumOf, visits } from './agents.ts'

export interface GoldenQuestion {
  readonly words: string
  /** `Widget.Metric`. */
  readonly of: string
  readonly args: object
  /** Of the metric. */
  readonly value: number | null
  readonly previous?: number
  /** By the values of groups, joined. */
  readonly groups?: Readonly<Record<string, number>>
  readonly values?: readonly (number | null)[]
  readonly keys?: number
  /** Codes of caveats, all of them. */
  readonly caveats?: readonly string[]
  readonly more?: object
}

type SalesFilter = (row: SalesRow) => boolean
const all: SalesFilter = () => true
export const inside = <Row extends { readonly day: string }>(rows: readonly Row[], from: string, through: string) =>
  rows.filter(({ day }) => day >= from && day <= through)
export const revenue = (from: string, through: string, passes = all) =>
  sumOf(inside(sales, from, through).filter(passes), it => it.revenue)
export const orders = (from: string, through: string, passes = all) =>
  sumOf(inside(sales, from, through).filter(passes), it => it.orders)
export const costsOf = (from: string, through: string) => sumOf(inside(costs, from, through), it => it.costs)
export const deliveriesOf = (from: string, through: string) =>
  sumOf(inside(deliveries, from, through), it => it.deliveries)
export const signupsOf = (from: string, through: string) => sumOf(inside(signups, from, through), it => it.signups)
export const visitsOf = (from: string, before: string) =>
  sumOf(
    visits.filter(({ at }) => Date.parse(at) >= Date.parse(from) && Date.parse(at) < Date.parse(before)),
    it => it.visits,
  )
export const meanRate = (from: string, through: string) => {
  const rows = inside(sales, from, through)
  return sumOf(rows, it => it.rate) / rows.length
}
export const level = (through: string, warehouse: string) =>
  stock.filter(it => it.day <= through && it.warehouse === warehouse).at(-1)?.pieces ?? 0
export const distinctBuyers = (from: string, through: string) =>
  new Set(inside(buyers, from, through).map(it => it.user)).size
export const isWorking = (day: string) => ![0, 6].includes(new Date(day).getUTCDay())
export const days = (from: string, through: string) => ({ days: { from, through } })
export const october = days('2026-10-01', '2026-10-31')
export const berlin = { time_zone: 'Europe/Berlin' }
export const by = (country: string) => (row: SalesRow) => row.country === country
export const weighted = (from: string, through: string) => {
  const rows = inside(ratings, from, through)
  return sumOf(rows, it => it.rating * it.votes) / sumOf(rows, it => it.votes)
}

export const [O1, O31] = ['2026-10-01', '2026-10-31']
