import { badInput } from '../base/errors.ts'
import { withPaths } from '../base/issues.ts'
import { bodyPathOf } from '../reports/report-body.ts'
import { askReport, toQuestion } from './ask-report.loader.ts'
import { reportCaveats } from './caveats.ts'
import { reportInput } from './question.ts'
import { reportAnswer, showsSeries, toReportAnswer } from './report-answer.ts'
import { reportText } from './report-text.ts'
import { tool } from './tool.ts'

/** Of an answer: models read all of it. */
export const MAX_SERIES_VALUES = 5_000

export const report = tool({
  name: 'report',
  title: 'Report',
  description:
    'Numbers of metrics over a period: totals, comparisons with other periods, groups by dimensions, series. Exact, in the calendar and time zone of the project. Refuses questions that are wrong by nature, and says the right one.',
  scope: 'read',
  isRestrictable: true,
  isDivisible: true,
  input: reportInput,
  output: reportAnswer,
  async run({ ctx, by, input }) {
    const question = await toQuestion(ctx, by.projectId, input)
    if (input.running_totals && !showsSeries(question))
      throw badInput('running_totals', 'Running totals go with a granularity: one for each bucket.')
    const isOrdered = question.widget.keyKind === 'CATEGORY' || (input.by?.length ?? 0) > 0
    if (!isOrdered && (input.top || input.order_by))
      throw badInput(
        input.top ? 'top' : 'order_by',
        'top and order_by go with by, or with a widget of names: days have their own order.',
      )
    const { report, states, insisted } = await askReport(ctx, question).catch(error => {
      throw withPaths(error, bodyPathOf)
    })
    const series = report.keys.length * (report.groups.length + 1) * report.metrics.length
    if (showsSeries(question) && series > MAX_SERIES_VALUES)
      throw badInput(
        'granularity',
        `The answer would have ${series} values, and has at most ${MAX_SERIES_VALUES}: take a longer granularity, fewer groups (top), or a shorter period.`,
      )
    const caveats = reportCaveats(question, report.metrics, insisted)
    const answer = toReportAnswer(report, { question, states, caveats })
    return { text: reportText(answer), structured: answer }
  },
})
