import { builder } from '../graphql/builder.ts'
import type { ReportBucket } from './report-bucket.ts'

export const BucketRef = builder.objectRef<ReportBucket>('Bucket').implement({
  description: 'What one value of a series stands for: a part of the period, or a name.',
  fields: t => ({
    key: t.exposeString('key', { description: 'The key, as in `keys`.' }),
    from: t.expose('from', {
      type: 'DateTime',
      nullable: true,
      description: 'The first instant of it that lies in the period; null for names.',
    }),
    before: t.expose('before', {
      type: 'DateTime',
      nullable: true,
      description: 'The first instant after it, at most the end of the period; null for names.',
    }),
    label: t.exposeString('label', {
      description:
        'For an axis, in English: `20 Nov`, `Nov 2026`, `Q4 2026`, `14:00`; with the year where the period touches several, with the day where hours are of several; a name as it is.',
    }),
    partial: t.exposeBoolean('partial', {
      description:
        'More points may come, since it has not ended, or the period cuts it: its value is not that of a whole bucket.',
    }),
    days: t.exposeInt('days', {
      nullable: true,
      description: 'How many calendar days of it are in the period; null for hours and names.',
    }),
    isOther: t.exposeBoolean('isOther', { description: 'The rest of the names behind the top, added up.' }),
  }),
})
