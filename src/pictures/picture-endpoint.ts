// What the routes of pictures say of themselves.
import { z } from 'zod'
import { comparisonPresets } from '../core/comparison.ts'
import { periodPresets } from '../core/preset.ts'
import { type Endpoint, failures } from '../http/endpoint.ts'
import { idField } from '../http/field.ts'
import { dimensionParameters } from '../reports/dimension-fields.ts'
import { MAX_TOP, onlyDays } from '../reports/report-query.ts'
import { DRAWN_GROUPS } from './chart/groups.ts'
import type { PictureForm } from './picture-link.ts'
import { PICTURE_SIZE } from './picture-request.ts'
import { themes } from './picture-style.ts'

const lower = <T extends string>(names: readonly T[]) => names.map(name => name.toLowerCase()) as [string, ...string[]]
const size = (of: 'width' | 'height') =>
  z.coerce
    .number()
    .int()
    .min(PICTURE_SIZE.least)
    .max(PICTURE_SIZE.most)
    .optional()
    .meta({
      description: `In pixels. Default: ${PICTURE_SIZE[of]}.`,
      examples: [PICTURE_SIZE[of]],
    })

/** What a picture is asked to show. */
export const pictureQuery = z.object({
  period: z
    .enum(lower(periodPresets))
    .optional()
    .meta({ description: "The period. Default: the widget's default period." }),
  from: z.iso.date().optional().meta({ description: 'The first day, instead of `period`, with `through`.' }),
  through: z.iso.date().optional().meta({ description: 'The last day.' }),
  compare: z
    .enum(['none', ...lower(comparisonPresets)])
    .optional()
    .meta({ description: 'Drawn over the chart.' }),
  width: size('width'),
  height: size('height'),
  theme: z.enum(themes).optional().meta({ description: 'The colours. Default: light.' }),
})

const signed = pictureQuery.extend({
  only_days: z
    .enum(lower(onlyDays))
    .optional()
    .meta({ description: "Only points of the project's working days where it is `working`. Default: all." }),
  ...dimensionParameters,
  top: z.coerce
    .number()
    .int()
    .min(1)
    .max(MAX_TOP)
    .optional()
    .meta({
      description: `The number of groups that are drawn, or of names; the others are one. Default: ${DRAWN_GROUPS} groups, every name.`,
    }),
  signature: z
    .string()
    .optional()
    .meta({ description: 'Of an address that `Widget.chartUrl` made, instead of a token.' }),
})

export const tagged = {
  headers: z.object({
    'if-none-match': z.string().optional().meta({ description: 'The `ETag` of a picture that you have.' }),
  }),
} as const

export const pictureReplies = (form: 'svg' | 'png') =>
  ({
    200: {
      description: 'The picture.',
      content: { [form === 'svg' ? 'image/svg+xml' : 'image/png']: null },
      headers: { ETag: 'The validator of this picture.' },
    },
    304: { description: 'As you have it.', headers: { ETag: 'The validator of the picture that you have.' } },
  }) as const

const common = {
  tag: 'Pictures',
  credential: 'bearer',
  path: z.object({ id: idField('widget') }),
  query: signed,
} as const
const refusals = failures([400, 401, 403, 404, 409, 429])

export const pictureEndpoints: Readonly<Record<PictureForm, Endpoint>> = {
  svg: {
    ...common,
    ...tagged,
    id: 'widget_svg',
    summary: 'The chart of a widget as SVG',
    description: 'By a token with the scope `read`, or by a signed address without one.',
    replies: { ...pictureReplies('svg'), ...refusals },
  },
  png: {
    ...common,
    ...tagged,
    id: 'widget_png',
    summary: 'The chart of a widget as PNG',
    description: 'By a token with the scope `read`, or by a signed address without one.',
    replies: { ...pictureReplies('png'), ...refusals },
  },
  embed: {
    ...common,
    id: 'widget_embed',
    summary: 'A page around the chart of a widget, for iframes',
    description:
      'By a token with the scope `manage` (the page shows a signed address, which opens without a token for an hour), or by a signed address without one. Any site may frame it.',
    replies: { 200: { description: 'HTML.', content: { 'text/html': null } }, ...refusals },
  },
}
