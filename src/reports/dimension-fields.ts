// What reports ask of dimensions, in bodies and addresses of REST.
import { z } from 'zod'
import { filtersField } from '../auth/dimension-filter-model.ts'
import { badInput } from '../base/errors.ts'
import { filterParameters, isFilterParameter, readFilters, readNames } from '../request/dimension-parameter.ts'
import { MAX_FILTERS, MAX_GROUP_DIMENSIONS } from './report-query.ts'

const texts = {
  where: `Only rows that pass all of these filters by dimensions, at most ${MAX_FILTERS}.`,
  by: `The dimensions whose values make \`groups\`, 1 to ${MAX_GROUP_DIMENSIONS}.`,
}

export const dimensionFields = {
  where: filtersField.meta({ description: texts.where, examples: [[{ dimension: 'country', in: ['DE', 'FR'] }]] }),
  by: z
    .array(z.string())
    .nullish()
    .meta({ description: texts.by, examples: [['country']] }),
}

/** An object in OpenAPI's words: each of its members is a parameter of the address. */
export const dimensionParameters = {
  where: z
    .record(z.string(), z.unknown())
    .optional()
    .meta({
      description: `${texts.where} \`where.country=DE,FR\`, \`where_not.country=DE\`, \`where_starts_with.country=D\` or \`where_is_set.country=true\`. Values have commas between; \`\\,\` is a comma in one, and an empty text means rows without a value.`,
      type: 'object',
      additionalProperties: { type: 'string' },
      propertyNames: { pattern: `^(${filterParameters.join('|')})\\.` },
      examples: [{ 'where.country': 'DE,FR' }],
    }),
  by: z
    .string()
    .optional()
    .meta({ description: `${texts.by} By name, separated by commas.`, examples: ['country'] }),
}

/** The members of a query string with those that are filters together, as `dimensionParameters` has them. */
export function withFilters(query: unknown): unknown {
  const all = Object.entries(query as Readonly<Record<string, unknown>>)
  const filters = all.filter(([name]) => isFilterParameter(name))
  const others = Object.fromEntries(all.filter(([name]) => !isFilterParameter(name)))
  if ('where' in others)
    throw badInput('where', 'Write the name of a dimension behind it, and its values: where.country=DE,FR.')
  return filters.length === 0 ? others : { ...others, where: Object.fromEntries(filters) }
}

/** What a body would say. Throws BAD_USER_INPUT that names the parameter. */
export function dimensionsOfQuery({
  where,
  by,
}: {
  readonly where?: Readonly<Record<string, unknown>> | undefined
  readonly by?: string | undefined
}) {
  const filters = readFilters(where ?? {}).map(({ dimension, in: listed, notIn, startsWith, isSet }) => ({
    dimension,
    in: listed ? [...listed].map(value => value ?? null) : null,
    not_in: notIn ? [...notIn].map(value => value ?? null) : null,
    starts_with: startsWith,
    is_set: isSet,
  }))
  return { where: filters, by: by === undefined ? null : readNames(by) }
}
