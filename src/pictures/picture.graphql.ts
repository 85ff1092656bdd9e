import { DimensionFilterInput } from '../auth/dimension-filter.graphql.ts'
import { badInput } from '../base/errors.ts'
import { quote } from '../base/quote.ts'
import { type DimensionFilter, toDimensionFilter } from '../core/dimension-filter.ts'
import { builder } from '../graphql/builder.ts'
import { DayRangeInput } from '../graphql/day-range.graphql.ts'
import { ComparisonPresetEnum } from '../reports/period.graphql.ts'
import { descriptions, OnlyDaysEnum } from '../reports/report-arguments.graphql.ts'
import { NAMES_HAVE_NO_DAYS, type OnlyDays } from '../reports/report-query.ts'
import { readFilters, writeFilters } from '../request/dimension-parameter.ts'
import { PeriodPresetEnum } from '../widgets/enums.graphql.ts'
import { WidgetRef } from '../widgets/refs.graphql.ts'
import type { Widget } from '../widgets/widget.ts'
import { DRAWN_GROUPS } from './chart/groups.ts'
import { assertGroups, assertSize, assertTop, MAX_VALID_HOURS, PICTURE_SIZE, VALID_HOURS } from './picture-request.ts'

const HOUR_SECONDS = 3_600
const { least, most } = PICTURE_SIZE

const ChartFormatEnum = builder.enumType('ChartFormat', {
  description: 'What is at the address of a chart.',
  values: {
    SVG: { value: 'svg', description: 'A drawing.' },
    PNG: { value: 'png', description: 'Pixels, for where drawings are not shown, such as e-mail.' },
    EMBED: { value: 'embed', description: 'A page with the drawing, for an iframe.' },
  } as const,
})

const ChartThemeEnum = builder.enumType('ChartTheme', {
  description: 'The colours of a picture.',
  values: {
    LIGHT: { value: 'light', description: 'On white.' },
    DARK: { value: 'dark', description: 'On a dark ground.' },
  } as const,
})

builder.objectField(WidgetRef, 'chartUrl', t =>
  t.string({
    description:
      'A signed address of a picture of the widget, for pages and e-mails: everyone who has it sees the picture, and nothing else, until it ends; it outlives the token that asked for it. Needs the scope `manage`.',
    authScopes: { manage: true },
    args: {
      format: t.arg({ type: ChartFormatEnum, defaultValue: 'svg', description: 'What is at the address.' }),
      preset: t.arg({ type: PeriodPresetEnum, description: "The period. Default: the widget's default period." }),
      days: t.arg({ type: DayRangeInput, description: 'The period in days, instead of a preset.' }),
      compare: t.arg({
        type: ComparisonPresetEnum,
        description: 'A compared period, drawn behind the values. Default: none.',
      }),
      onlyDays: t.arg({ type: OnlyDaysEnum, defaultValue: 'ALL', description: descriptions.onlyDays }),
      where: t.arg({ type: [DimensionFilterInput], description: descriptions.where }),
      by: t.arg.stringList({
        description: 'The dimensions whose groups are drawn instead of the metrics: those of the first metric.',
      }),
      top: t.arg.int({
        description: `The number of groups that are drawn, or of names; the others are one. Default: ${DRAWN_GROUPS} groups, every name.`,
      }),
      width: t.arg.int({ defaultValue: PICTURE_SIZE.width, description: `In pixels, ${least} to ${most}.` }),
      height: t.arg.int({ defaultValue: PICTURE_SIZE.height, description: `In pixels, ${least} to ${most}.` }),
      theme: t.arg({ type: ChartThemeEnum, defaultValue: 'light', description: 'The colours.' }),
      annotations: t.arg.boolean({
        defaultValue: false,
        description: 'Whether it shows the annotations of its period. Default: false.',
      }),
      validHours: t.arg.int({ defaultValue: VALID_HOURS, description: 'How long it works, 1 to 8,760 hours.' }),
    },
    resolve: (widget, args, ctx) => {
      const { projectId, widgetId } = widget
      if (args.preset && args.days) throw badInput('days', 'Give preset or days.')
      const hours = args.validHours ?? VALID_HOURS
      if (hours < 1 || hours > MAX_VALID_HOURS) throw badInput('validHours', `validHours is 1 to ${MAX_VALID_HOURS}.`)
      const where = oneEach((args.where ?? []).map(toDimensionFilter))
      const by = assertGroups(args.by ?? [])
      assertDimensionsOf(widget, by, where)
      const request = {
        period: args.days ? { days: args.days } : args.preset ? { preset: args.preset } : null,
        compare: args.compare ?? null,
        onlyDays: assertDays(widget, args.onlyDays ?? 'ALL'),
        where,
        by,
        top: typeof args.top === 'number' ? assertTop(args.top) : null,
        width: assertSize('width', args.width ?? PICTURE_SIZE.width),
        height: assertSize('height', args.height ?? PICTURE_SIZE.height),
        theme: args.theme ?? 'light',
        ...(args.annotations && { annotations: true }),
      }
      const expires = Math.floor(ctx.now / 1_000) + hours * HOUR_SECONDS
      const link = { projectId, widgetId, form: args.format ?? ('svg' as const), request, expires }
      return `${ctx.publicUrl()}/${ctx.services.pictures.sign(link)}`
    },
  }),
)

/** An address that could never be drawn is not signed. */
function assertDays({ keyKind }: Widget, onlyDays: OnlyDays): OnlyDays {
  if (onlyDays !== 'ALL' && keyKind === 'CATEGORY') throw badInput('onlyDays', NAMES_HAVE_NO_DAYS)
  return onlyDays
}

/** Filters as an address has them: one of a kind in each. */
const oneEach = (where: readonly DimensionFilter[]) =>
  readFilters(Object.fromEntries(writeFilters(where))).map(toDimensionFilter)

/** The same for dimensions. */
function assertDimensionsOf({ dimensions, metrics }: Widget, by: readonly string[], where: readonly DimensionFilter[]) {
  // Every property of an event can be asked for.
  if (metrics.some(metric => metric.eventCount)) return
  const assertKnown = (name: string, argument: string) => {
    if (dimensions.includes(name)) return
    const known = dimensions.map(each => quote(each)).join(', ')
    throw badInput(argument, `There is no dimension ${quote(name)}. The dimensions are ${known || 'none'}.`)
  }
  for (const name of by) assertKnown(name, 'by')
  for (const { dimension } of where) assertKnown(dimension, 'where')
}
