import { type Ratio, ratioNumber } from '../core/ratio.ts'
import { builder } from '../graphql/builder.ts'
import { METRIC_REPORT_COST } from '../graphql/cost-rules.ts'
import { PushReceiptRef } from '../push/receipt.graphql.ts'
import { divisible } from '../request/restriction.ts'
import { AcrossEnum, AggregationEnum } from '../widgets/enums.graphql.ts'
import { MetricRef } from '../widgets/refs.graphql.ts'
import { toExactRatio, toExactText } from './exact-report.ts'
import { receiptsOf } from './explanation.loader.ts'
import {
  type ExplainedHeadline,
  type ExplainedOperand,
  headlineOf,
  issueOfNumber,
  type MissingKeys,
  missingOf,
  operandsOf,
  visibleTo,
} from './explanation.ts'
import { acrossIn, aggregationIn, summaryOf, weightIn } from './explanation-summary.ts'
import { explanationTexts as texts } from './explanation-texts.ts'
import { CoverageRef, MetricReportRef } from './metric-report.graphql.ts'
import { coverageOf, type MetricReport } from './metric-report.ts'
import { FillEnum } from './report-arguments.graphql.ts'

const ExplainedOperandRef = builder.objectRef<ExplainedOperand>('ExplainedOperand').implement({
  description: texts.operand,
  fields: t => ({
    reference: t.exposeString('reference', { description: texts.reference }),
    metric: t.expose('metric', { type: MetricRef, nullable: true, description: texts.metric }),
    value: t.float({ nullable: true, description: texts.value, resolve: ({ value }) => numberOf(value) }),
    exactValue: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'The value with all its digits; a quotient that no decimal ends has 38 significant ones.',
      resolve: ({ value }) => toExactRatio(value),
    }),
    headlineOverride: t.field({
      type: 'Decimal',
      nullable: true,
      description: texts.headline,
      resolve: ({ headlineOverride }) => toExactText(headlineOverride),
    }),
    formula: t.string({
      nullable: true,
      description: texts.formula,
      resolve: ({ metric }) => metric?.calculation?.text ?? null,
    }),
    issue: t.exposeString('issue', { nullable: true, description: texts.issue }),
  }),
})

builder.objectField(ExplainedOperandRef, 'operands', t =>
  t.field({
    type: [ExplainedOperandRef],
    nullable: true,
    description: texts.operands,
    resolve: ({ operands }) => operands && [...operands],
  }),
)

const ExplainedHeadlineRef = builder.objectRef<ExplainedHeadline>('ExplainedHeadline').implement({
  description: 'A headline that was pushed, and the number that it stands for.',
  fields: t => ({
    pushed: t.field({
      type: 'Decimal',
      description: texts.pushed,
      resolve: ({ pushed }) => toExactRatio(pushed) ?? '',
    }),
    computed: t.field({
      type: 'Decimal',
      nullable: true,
      description: texts.computed,
      resolve: ({ computed }) => toExactRatio(computed),
    }),
  }),
})

const MissingKeysRef = builder.objectRef<MissingKeys>('MissingKeys').implement({
  description: 'Keys of a report that have no point.',
  fields: t => ({
    count: t.exposeInt('count', { description: texts.missingCount }),
    keys: t.stringList({ description: texts.missingKeys, resolve: ({ keys }) => [...keys] }),
  }),
})

const ExplanationRef = builder.objectRef<MetricReport>('Explanation').implement({
  description: texts.explanation,
  fields: t => ({
    summary: t.stringList({ description: texts.summary, resolve: summaryOf }),
    aggregation: t.field({
      type: AggregationEnum,
      nullable: true,
      description: texts.aggregation,
      resolve: aggregationIn,
    }),
    across: t.field({ type: AcrossEnum, nullable: true, description: texts.across, resolve: acrossIn }),
    weight: t.field({ type: MetricRef, nullable: true, description: texts.weight, resolve: weightIn }),
    fill: t.field({ type: FillEnum, description: texts.fill, resolve: ({ spec }) => spec.fill }),
    timeZone: t.field({
      type: 'TimeZone',
      nullable: true,
      description: texts.timeZone,
      resolve: ({ spec, plan }) => (spec.keyKind === 'CATEGORY' ? null : plan.period.timeZone),
    }),
    formula: t.string({
      nullable: true,
      description: texts.formula,
      resolve: ({ metric }) => metric.calculation?.text ?? null,
    }),
    operands: t.field({
      type: [ExplainedOperandRef],
      nullable: true,
      description: texts.operands,
      resolve: (report, _args, ctx) => operandsOf(report, visibleTo(ctx)) as ExplainedOperand[] | null,
    }),
    override: t.field({
      type: ExplainedHeadlineRef,
      nullable: true,
      description: texts.override,
      resolve: headlineOf,
    }),
    coverage: t.field({ type: CoverageRef, description: texts.coverage, resolve: coverageOf }),
    missing: t.field({ type: MissingKeysRef, nullable: true, description: texts.missing, resolve: missingOf }),
    receipts: t.field({
      type: [PushReceiptRef],
      nullable: true,
      description: texts.receipts,
      // It is null for who may have none.
      extensions: divisible,
      complexity: METRIC_REPORT_COST,
      resolve: (report, _args, ctx) => receiptsOf(ctx, report),
    }),
    issue: t.string({ nullable: true, description: texts.issue, resolve: issueOfNumber }),
  }),
})

builder.objectField(MetricReportRef, 'explain', t =>
  t.field({
    type: ExplanationRef,
    nullable: true,
    description: `${texts.explanation} Only what is asked for is read, for all of a request together.`,
    resolve: report => report,
  }),
)

const numberOf = (ratio: Ratio | null) => ratio && ratioNumber(ratio)
