// The model data-address of REST: what a body says, and what is answered.
import { z } from 'zod'
import { filtersField, toDimensionFilters } from '../auth/dimension-filter-model.ts'
import { badInput } from '../base/errors.ts'
import { periodPresets } from '../core/preset.ts'
import { dayField, dayOf, idField, instantField, instantOut } from '../http/field.ts'
import { reportFields, toReportArguments } from '../reports/report-body.ts'
import { encodeId, idOf } from '../request/global-id.ts'
import { addressTexts } from './address-texts.ts'
import { type DataAddress, type DataFormat, dataFormats, queryIdOf, widgetIdOf } from './data-address.ts'
import { type DataContent, dataKinds, toAnnotationPeriod, toReportDraft } from './data-content.ts'

const describe = (description: string) => ({ description })

export const addressIdField = idField('data address').meta({ examples: ['dataaddress_3w5e11264sg'] })

const {
  compare: _compare,
  rolling: _rolling,
  moving_average: _average,
  partial_windows: _partial,
  ...ofReports
} = reportFields

const contentField = z
  .object({
    report: z
      .object({
        widget_id: idField('widget'),
        ...ofReports,
        totals: z.boolean().nullish().meta(describe(addressTexts.totals)),
      })
      .nullish()
      .meta(describe(addressTexts.report)),
    points: z
      .object({ widget_id: idField('widget'), where: filtersField.meta(describe(addressTexts.where)) })
      .nullish()
      .meta(describe(addressTexts.points)),
    query: z
      .object({
        query_id: idField('savedquery'),
        variables: z.record(z.string(), z.unknown()).nullish().meta(describe(addressTexts.variables)),
      })
      .nullish()
      .meta(describe(addressTexts.query)),
    annotations: z
      .object({
        widget_id: idField('widget').nullish(),
        preset: z.enum(periodPresets).nullish().meta(describe(addressTexts.preset)),
        days: z
          .object({ from: dayField('The first day.'), through: dayField('The last day, included.') })
          .nullish()
          .meta(describe('The period in days, instead of a preset.')),
      })
      .nullish()
      .meta(describe(addressTexts.annotations)),
  })
  .meta({
    description: 'What the rows are: exactly one of report, points, query and annotations.',
    examples: [{ report: { widget_id: 'widget_3w5e11264sg', period: { preset: 'LAST_30_DAYS' } } }],
  })

export const newDataAddress = z.object({
  content: contentField,
  name: z.string().nullish().meta(describe(addressTexts.newName)),
  chooses_period: z.boolean().nullish().meta(describe(addressTexts.newChoosesPeriod)),
  expires_at: instantField(addressTexts.newExpiresAt).nullish(),
})

/** Throws BAD_USER_INPUT that names `content`. */
export function toDataContent(content: z.output<typeof contentField>): DataContent {
  const { report, points, query, annotations } = content
  if ([report, points, query, annotations].filter(each => each).length !== 1)
    throw badInput('content', 'Content has exactly one of report, points, query and annotations.')
  if (report) {
    const own = toReportDraft(toReportArguments(report))
    return { kind: 'REPORT', widgetId: idOf('Widget', report.widget_id), report: own, totals: report.totals ?? false }
  }
  if (points) {
    return { kind: 'POINTS', widgetId: idOf('Widget', points.widget_id), where: toDimensionFilters(points.where) }
  }
  if (query) {
    return { kind: 'QUERY', queryId: idOf('SavedQuery', query.query_id), variables: query.variables ?? {} }
  }
  const widgetId = annotations?.widget_id ? idOf('Widget', annotations.widget_id) : null
  const days = annotations?.days && { from: dayOf(annotations.days.from), through: dayOf(annotations.days.through) }
  return { kind: 'ANNOTATIONS', widgetId, period: toAnnotationPeriod({ preset: annotations?.preset, days }) }
}

const urls = Object.fromEntries(
  dataFormats.map(format => [format, z.string().meta(describe(`The address of its rows as ${format.toUpperCase()}.`))]),
) as Record<DataFormat, z.ZodString>

export const dataAddressModel = z.object({
  id: z.string().meta(describe(addressTexts.id)),
  name: z.string().meta(describe(addressTexts.name)),
  kind: z.enum(dataKinds).meta(describe(addressTexts.kind)),
  urls: z.object(urls).meta(describe('The addresses, which work without a token: secrets as far as the rows are.')),
  widget_id: z.string().nullable().meta(describe(addressTexts.widgetId)),
  query_id: z.string().nullable().meta(describe(addressTexts.queryId)),
  chooses_period: z.boolean().meta(describe(addressTexts.choosesPeriod)),
  created_by: z.string().meta(describe(addressTexts.createdBy)),
  created_at: instantOut(addressTexts.createdAt),
  expires_at: instantOut(addressTexts.expiresAt).nullable(),
  revoked_at: instantOut(addressTexts.revokedAt).nullable(),
  last_used_at: instantOut(addressTexts.lastUsedAt).nullable(),
})

export function toDataAddressModel(
  address: DataAddress,
  urlOf: (format: DataFormat) => string,
): z.output<typeof dataAddressModel> {
  const [widgetId, queryId] = [widgetIdOf(address), queryIdOf(address)]
  return {
    id: encodeId('DataAddress', address.addressId),
    name: address.name,
    kind: address.content.kind,
    urls: Object.fromEntries(dataFormats.map(format => [format, urlOf(format)])) as Record<DataFormat, string>,
    widget_id: widgetId && encodeId('Widget', widgetId),
    query_id: queryId && encodeId('SavedQuery', queryId),
    chooses_period: address.choosesPeriod,
    created_by: address.createdBy,
    created_at: address.createdAt.toISOString(),
    expires_at: address.expiresAt?.toISOString() ?? null,
    revoked_at: address.revokedAt?.toISOString() ?? null,
    last_used_at: address.lastUsedAt?.toISOString() ?? null,
  }
}
