// Reports by dimensions against DuckDB: generated widgets, pushed row by row, and reports of them of which every number has to agree.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../_kit/app.ts'
import { NOW } from './calendar.ts'
import { type WidgetCase, widgetCase } from './cases.ts'
import { Comparison, compareReport, rangesOf } from './expected.ts'
import { askReport, pushAll } from './gateway.ts'
import { Model } from './model.ts'

let it: TestApp
let model: Model
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOW })
  model = await Model.create()
})
afterAll(async () => {
  model?.[Symbol.dispose]()
  await it?.[Symbol.asyncDispose]()
})

const REPORTS = Number(process.env.ORACLE_REPORTS ?? 200)
const REPORTS_OF_A_WIDGET = 10
const seed = Number(process.env.ORACLE_SEED ?? 20_261_102)

const agreed = { widgets: 0, reports: 0, groups: 0, numbers: 0 }

async function check(widget: WidgetCase): Promise<void> {
  const id = await pushAll(it, widget)
  const answers = await Promise.all(widget.reports.map(report => askReport(it, id, report)))
  const planned = answers.map((answer, index) => {
    const report = widget.reports[index] as WidgetCase['reports'][number]
    return { report, ranges: rangesOf(widget, report, answer) }
  })
  const parts = await model.answer(widget, planned)
  const differences: string[] = []
  for (const [index, answer] of answers.entries()) {
    const result = new Comparison()
    const { report, ranges } = planned[index] as (typeof planned)[number]
    compareReport(result, { widget, report, ranges }, answer, parts[index] ?? [])
    if (result.differences.length > 0) differences.push(JSON.stringify(report), ...result.differences.slice(0, 20))
    agreed.numbers += result.count
    agreed.groups += answer.groups.length
  }
  expect(differences).toEqual([])
  agreed.widgets++
  agreed.reports += answers.length
}

test(`${REPORTS} generated reports are what DuckDB makes of the rows that were pushed`, async () => {
  const numRuns = Math.ceil(REPORTS / REPORTS_OF_A_WIDGET)
  await fc.assert(fc.asyncProperty(widgetCase(REPORTS_OF_A_WIDGET), check), {
    seed,
    numRuns,
    endOnFailure: process.env.ORACLE_SHRINK === undefined,
  })
  const { widgets, reports, groups, numbers } = agreed
  console.info(
    `Seed ${seed}: ${reports} reports of ${widgets} widgets with ${groups} groups agree, ${numbers} numbers in all.`,
  )
}, 600_000)
