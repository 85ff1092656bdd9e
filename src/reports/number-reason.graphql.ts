import { builder } from '../graphql/builder.ts'
import { ComparisonRef } from './comparison.graphql.ts'
import { MetricReportRef } from './metric-report.graphql.ts'
import { assertComputable } from './metric-report.ts'
import { headlineReason, type NumberReason, numberReasons, previousReason } from './number-reason.ts'
import { reasonTexts } from './number-reason-texts.ts'

const NumberReasonCodeEnum = builder.enumType('NumberReasonCode', {
  description: 'Why a number of values of periods is null.',
  values: {
    NOTHING_STORED: { description: 'The metric has no values yet.' },
    OTHER_PERIODS_STORED: { description: 'There are values of other periods or other lengths.' },
    OTHER_PARTS_STORED: { description: 'There are values of other combinations of values of dimensions.' },
    SEVERAL_PARTS: { description: 'The filters mean several combinations of values of dimensions.' },
    JOINED_GROUPS: { description: 'Its group is the rest behind the first ones.' },
    GROUP_WITHOUT_VALUE: { description: 'A value without one in a dimension is of all of that dimension together.' },
    SOME_DAYS: { description: 'Some of the days do not count.' },
    FOLDED: { description: 'Periods fall on no weekday and no hour.' },
    NEVER_JOINED: { description: 'It would join several values.' },
  },
} as const)

const ReportNumberEnum = builder.enumType('ReportNumber', {
  description: 'A number of a report of one metric.',
  values: {
    HEADLINE: { description: 'The one number of the period.' },
    VALUES: { description: 'The numbers of the buckets, some or all of them.' },
    SUM: { description: 'All points added up.' },
    AVERAGE: { description: 'The mean of the points.' },
    MINIMUM: { description: 'The least point.' },
    MAXIMUM: { description: 'The greatest point.' },
    LATEST: { description: 'The last point.' },
    RUNNING_TOTALS: { description: 'The numbers from the start through each bucket.' },
    ROLLING: { description: 'The numbers of trailing windows.' },
    MOVING_AVERAGE: { description: 'The means of trailing windows.' },
    SHARE: { description: 'The part of a group in the whole.' },
  },
} as const)

const NumberReasonRef = builder.objectRef<NumberReason>('NumberReason').implement({
  description: 'Why a number is null, and what to ask instead.',
  fields: t => ({
    number: t.expose('number', { type: ReportNumberEnum, description: 'Which one.' }),
    code: t.expose('code', { type: NumberReasonCodeEnum, description: 'The reason, for programs.' }),
    message: t.exposeString('message', { description: 'The reason and the right question, for people.' }),
  }),
})

builder.objectFields(MetricReportRef, t => ({
  headlineReason: t.string({
    nullable: true,
    description: reasonTexts.headline,
    resolve: report => headlineReason(assertComputable(report))?.message ?? null,
  }),
  headlineReasonCode: t.field({
    type: NumberReasonCodeEnum,
    nullable: true,
    description: 'The same for programs.',
    resolve: report => headlineReason(assertComputable(report))?.code ?? null,
  }),
  reasons: t.field({
    type: [NumberReasonRef],
    description: reasonTexts.reasons,
    resolve: report => [...numberReasons(assertComputable(report))],
  }),
}))

builder.objectFields(ComparisonRef, t => ({
  previousReason: t.string({
    nullable: true,
    description: reasonTexts.previous,
    resolve: comparison => previousReason(comparison)?.message ?? null,
  }),
  previousReasonCode: t.field({
    type: NumberReasonCodeEnum,
    nullable: true,
    description: '`previousReason` for programs.',
    resolve: comparison => previousReason(comparison)?.code ?? null,
  }),
}))
