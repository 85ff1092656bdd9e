import { AnnotationRef } from '../annotations/annotation.graphql.ts'
import { windowLoader } from '../annotations/annotation.loader.ts'
import { annotationTexts } from '../annotations/annotation-texts.ts'
import { assertScope } from '../auth/guard.ts'
import { builder } from '../graphql/builder.ts'
import { restrictable } from '../request/restriction.ts'
import { ReportRef } from './report.graphql.ts'
import { placeAnnotations, type ReportAnnotation } from './report-annotation.ts'
import { bucketsOfReport } from './report-bucket.ts'

const ReportAnnotationRef = builder.objectRef<ReportAnnotation>('ReportAnnotation').implement({
  description: 'An annotation in the period of a report, and the buckets that it falls into.',
  fields: t => ({
    annotation: t.expose('annotation', { type: AnnotationRef, description: 'What is noted.' }),
    firstIndex: t.exposeInt('firstIndex', {
      nullable: true,
      description: 'The index in `keys` of the first bucket that it touches; null where the keys are names.',
    }),
    lastIndex: t.exposeInt('lastIndex', {
      nullable: true,
      description:
        'The index of the last bucket that it touches, the same for an instant; null where the keys are names.',
    }),
  }),
})

builder.objectField(ReportRef, 'annotations', t =>
  t.field({
    type: [ReportAnnotationRef],
    nullable: true,
    description: `The annotations on the widget and on the whole project in the period, by the days of the report's zone. ${annotationTexts.ofPeriod} Those of all reports of a request are read in one statement. Refused to tokens for some rows.`,
    resolve: async (report, _args, ctx) => {
      // A text may tell of rows that the principal does not see.
      assertScope(ctx, 'read', restrictable)
      const { period } = report.plan
      const found = await windowLoader(ctx).load({ widgetId: report.widget.widgetId, period })
      return placeAnnotations(found, bucketsOfReport(report), period)
    },
  }),
)
