import { z } from 'zod'
import { toDimensionFilters } from '../auth/dimension-filter-model.ts'
import { badInput } from '../base/errors.ts'
import { comparisonPresets } from '../core/comparison.ts'
import { periodPresets } from '../core/preset.ts'
import { dayField, dayOf } from '../http/field.ts'
import { assertGroups, assertSize, assertTop, PICTURE_SIZE, type PictureRequest } from '../pictures/picture-request.ts'
import { themes } from '../pictures/picture-style.ts'
import { reportFields } from '../reports/report-body.ts'
import { onlyDays } from '../reports/report-query.ts'
import { widgetNamedField } from './fields.ts'
import { findWidget } from './find-metric.service.ts'
import { tool } from './tool.ts'

const size = (name: 'width' | 'height') =>
  z
    .int()
    .nullish()
    .meta({ description: `Pixels, ${PICTURE_SIZE.least} to ${PICTURE_SIZE.most}. Default: ${PICTURE_SIZE[name]}.` })

const input = z.object({
  widget: widgetNamedField,
  preset: z.enum(periodPresets).nullish().meta({ description: 'The period. Default: the usual one of the widget.' }),
  days: z
    .object({ from: dayField('The first day.'), through: dayField('The last day, included.') })
    .nullish()
    .meta({ description: 'The period by its days, instead of `preset`.' }),
  compare: z.enum(comparisonPresets).nullish().meta({ description: 'Drawn over the others. Default: nothing.' }),
  only_days: z.enum(onlyDays).nullish().meta({ description: 'WORKING: only working days. Default: ALL.' }),
  where: reportFields.where,
  by: z
    .array(z.string())
    .nullish()
    .meta({ description: 'Dimensions: the groups of the first metric are drawn. Default: none.' }),
  top: z.int().nullish().meta({ description: 'The number of groups or names; the others are one.' }),
  annotations: z.boolean().nullish().meta({ description: 'Draw dated notes. Default: false.' }),
  theme: z.enum(themes).nullish().meta({ description: 'Colours for a light or a dark page. Default: light.' }),
  width: size('width'),
  height: size('height'),
})

export const drawChart = tool({
  name: 'draw_chart',
  title: 'Draw a chart',
  description: 'A picture (PNG) of a widget over a period, for people to look at. For numbers call report.',
  scope: 'read',
  isRestrictable: true,
  isDivisible: true,
  input,
  output: null,
  async run({ ctx, by: { projectId }, input }) {
    const widget = await findWidget(ctx, projectId, input.widget)
    const request = toPictureRequest(input)
    const picture = await ctx.services.pictures.picture(ctx, widget, 'png', request)
    const bytes = await picture.bytes()
    const compared = request.compare === null ? '' : `, against ${request.compare}`
    const text = `A chart of ${JSON.stringify(widget.title)}, ${periodText(input)}${compared}, ${request.width} by ${request.height} pixels.`
    return { text, picture: { bytes, type: picture.type } }
  },
})

type ChartInput = z.output<typeof input>

function toPictureRequest({ preset, days, where, by, top, annotations, ...it }: ChartInput): PictureRequest {
  if (preset && days) throw badInput('days', 'Give either `preset` or `days`.')
  const range = days ? { from: dayOf(days.from), through: dayOf(days.through) } : null
  return {
    period: preset ? { preset } : range && { days: range },
    compare: it.compare ?? null,
    onlyDays: it.only_days ?? 'ALL',
    where: toDimensionFilters(where),
    by: assertGroups(by ?? []),
    top: top === null || top === undefined ? null : assertTop(top),
    width: assertSize('width', it.width ?? PICTURE_SIZE.width),
    height: assertSize('height', it.height ?? PICTURE_SIZE.height),
    theme: it.theme ?? 'light',
    ...(annotations && { annotations }),
  }
}

const periodText = ({ preset, days }: ChartInput) =>
  preset ?? (days ? `${days.from} to ${days.through}` : 'its usual period')
