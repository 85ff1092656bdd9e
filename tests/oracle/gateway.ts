// Pushes a generated widget into a gateway, and asks for its reports.
import { ADMIN, type TestApp } from '../_kit/app.ts'
import { declareDimensions } from '../_kit/dimensions.ts'
import type { OracleReportQuery } from '../_kit/gql/graphql.ts'
import { createCalculatedMetric, push } from '../_kit/operations.ts'
import { dayText } from './calendar.ts'
import { FORMULA_NAME, type PushCase, type ReportCase, type WidgetCase } from './cases.ts'
import type { Answer } from './expected.ts'
import { everything } from './operations.ts'

/** The id of a widget that everything was pushed into, in order. */
export async function pushAll(it: TestApp, widget: WidgetCase): Promise<string> {
  const { id } = await it.widget({ keyKind: widget.keyKind, title: 'Generated' })
  let declared = 0
  for (const [index, one] of widget.pushes.entries()) {
    if (one.declared > declared) await declareDimensions(it, id, widget.dimensions.slice(0, one.declared))
    declared = one.declared
    await pushOne(it, id, widget, one)
    if (index === 0 && widget.formula)
      await it.ask(createCalculatedMetric, { input: { widgetId: id, name: FORMULA_NAME, formula: widget.formula } })
  }
  return id
}

export async function pushOne(it: TestApp, id: string, widget: WidgetCase, one: PushCase): Promise<void> {
  await it.ask(push, { input: pushInput(id, widget, one) } as never)
}

function pushInput(widgetId: string, { keyKind, decimals, dimensions, metrics }: WidgetCase, { how, rows }: PushCase) {
  const given = metrics.filter((_, index) => rows.some(row => row.numbers[index] !== null))
  return {
    widgetId,
    ...(how && { onDuplicate: how }),
    metrics: given.map(({ name, aggregation, across }) => ({ name, aggregation, across })),
    rows: rows.map(({ key, values, numbers }) => ({
      key: keyKind === 'DATE' ? dayText(key) : new Date(key).toISOString(),
      dimensions: values.flatMap((value, index) => (value === null ? [] : [{ dimension: dimensions[index], value }])),
      values: numbers.flatMap((number, index) =>
        number === null ? [] : [{ metric: metrics[index]?.name, value: decimalText(number, decimals) }],
      ),
    })),
  }
}

export function decimalText(units: bigint, decimals: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0')
  const [whole, part] = [digits.slice(0, digits.length - decimals), digits.slice(digits.length - decimals)]
  return `${units < 0n ? '-' : ''}${whole}${part && `.${part}`}`
}

export async function askReport({ url }: TestApp, id: string, asked: ReportCase): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ query: everything.toString(), variables: { id, ...asked } }),
  })
  const reply = (await response.json()) as { data?: OracleReportQuery; errors?: unknown }
  const report = reply.data?.widget?.report
  if (!report) throw new Error(JSON.stringify(reply.errors))
  return report
}
