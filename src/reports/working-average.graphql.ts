import { ratioNumber } from '../core/ratio.ts'
import { builder } from '../graphql/builder.ts'
import { METRIC_REPORT_COST } from '../graphql/cost-rules.ts'
import { ExactNumbersRef } from './exact.graphql.ts'
import { toExactRatio } from './exact-report.ts'
import { MetricReportRef } from './metric-report.graphql.ts'
import { averagePerWorkingDay } from './working-average.loader.ts'

builder.objectField(MetricReportRef, 'averagePerWorkingDay', t =>
  t.float({
    nullable: true,
    description:
      "The sum over the days of the period that have passed, today among them, divided by how many of those are the project's working days. With `onlyDays: ALL` what came on other days counts in the sum. Null for what does not add up over days (levels, means, unique users, ratios), without points, where no working day has passed, and for categories.",
    complexity: METRIC_REPORT_COST,
    resolve: async (report, _args, ctx) => {
      const average = await averagePerWorkingDay(ctx, report)
      return average && ratioNumber(average)
    },
  }),
)

builder.objectField(ExactNumbersRef, 'averagePerWorkingDay', t =>
  t.field({
    type: 'Decimal',
    nullable: true,
    description: 'As `averagePerWorkingDay` of the metric, with all its digits.',
    complexity: METRIC_REPORT_COST,
    resolve: async (report, _args, ctx) => toExactRatio(await averagePerWorkingDay(ctx, report)),
  }),
)
