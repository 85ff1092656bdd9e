// Why a number is what it is, in the words of the REST layer.
import { z } from 'zod'
import { acrosses, aggregations } from '../core/aggregate.ts'
import { type Ratio, ratioNumber } from '../core/ratio.ts'
import type { PushReceipt } from '../push/push.ts'
import { receiptWithCallerModel, toReceiptWithCallerModel } from '../push/receipt-caller-model.ts'
import { encodeId } from '../request/global-id.ts'
import type { Metric } from '../widgets/metric.ts'
import { type ExplainedOperand, headlineOf, issueOfNumber, missingOf, operandsOf } from './explanation.ts'
import { acrossIn, aggregationIn, summaryOf, weightIn } from './explanation-summary.ts'
import { explanationTexts as texts } from './explanation-texts.ts'
import type { MetricReport } from './metric-report.ts'
import { reportFills } from './report-query.ts'

const describe = (description: string) => ({ description })
const number = (description: string) => z.number().nullable().meta({ description })
const text = (description: string) => z.string().nullable().meta({ description })

const operandShape = {
  reference: z.string().meta(describe(texts.reference)),
  metric_id: text(texts.metric),
  value: number(texts.value),
  headline_override: number(texts.headline),
  formula: text(texts.formula),
  issue: text(texts.issue),
}

interface OperandModel extends z.output<z.ZodObject<typeof operandShape>> {
  readonly operands: OperandModel[] | null
}

const operandModel: z.ZodType<OperandModel> = z
  .object({
    ...operandShape,
    get operands() {
      return z.array(operandModel).nullable().meta(describe(texts.operands))
    },
  })
  .meta({ id: 'ExplainedOperand', description: texts.operand })

export const explanationModel = z.object({
  metric_id: z.string().meta(describe('Id of the metric that is explained.')),
  summary: z.array(z.string()).meta(describe(texts.summary)),
  aggregation: z.enum(aggregations).nullable().meta(describe(texts.aggregation)),
  across: z.enum(acrosses).nullable().meta(describe(texts.across)),
  weight_id: text(texts.weight),
  fill: z.enum(reportFills).meta(describe(texts.fill)),
  time_zone: text(texts.timeZone),
  formula: text(texts.formula),
  operands: z.array(operandModel).nullable().meta(describe(texts.operands)),
  override: z
    .object({ pushed: z.number().meta(describe(texts.pushed)), computed: number(texts.computed) })
    .nullable()
    .meta(describe(texts.override)),
  missing: z
    .object({
      count: z.int().meta(describe(texts.missingCount)),
      keys: z.array(z.string()).meta(describe(texts.missingKeys)),
    })
    .nullable()
    .meta(describe(texts.missing)),
  receipts: z.array(receiptWithCallerModel).nullable().meta(describe(texts.receipts)),
  issue: text(texts.issue),
})

export function toExplanationModel(
  report: MetricReport,
  receipts: readonly PushReceipt[] | null,
  isVisible: (metric: Metric) => boolean,
): z.output<typeof explanationModel> {
  const { metric, spec, plan } = report
  const headline = headlineOf(report)
  const weight = weightIn(report)
  const missing = missingOf(report)
  return {
    metric_id: metricIdOf(metric),
    summary: summaryOf(report),
    aggregation: aggregationIn(report),
    across: acrossIn(report),
    weight_id: weight && metricIdOf(weight),
    fill: spec.fill,
    time_zone: spec.keyKind === 'CATEGORY' ? null : plan.period.timeZone,
    formula: metric.calculation?.text ?? null,
    operands: operandsOf(report, isVisible)?.map(toOperandModel) ?? null,
    override: headline && { pushed: ratioNumber(headline.pushed), computed: numberOf(headline.computed) },
    missing: missing && { count: missing.count, keys: [...missing.keys] },
    receipts: receipts?.map(toReceiptWithCallerModel) ?? null,
    issue: issueOfNumber(report),
  }
}

function toOperandModel(operand: ExplainedOperand): OperandModel {
  const { reference, metric, value, headlineOverride, issue, operands } = operand
  return {
    reference,
    metric_id: metric && metricIdOf(metric),
    value: numberOf(value),
    headline_override: headlineOverride === null ? null : Number(headlineOverride),
    formula: metric?.calculation?.text ?? null,
    issue,
    operands: operands?.map(toOperandModel) ?? null,
  }
}

const metricIdOf = ({ widgetId, metricId }: Metric) => encodeId('Metric', `${widgetId}/${metricId}`)
const numberOf = (ratio: Ratio | null) => ratio && ratioNumber(ratio)
