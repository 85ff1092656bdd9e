import { type SnakeCase, toSnakeCase } from '../base/snake-case.ts'

/**
 * The texts of a widget that people may set and take away, each once: the store, the checks, GraphQL, REST and its list are made from
 * here. A new one is a line here and a column of `widgets` that is called as it is, in snake case.
 */
export const widgetOptions = {
  description: { length: 'text', description: 'What it shows, for people.' },
  owner: { length: 'name', description: 'Who answers for its numbers.' },
  pushName: {
    length: 'name',
    description:
      'The name under which dialects of time series push to it: a measurement, a metric, a data set. No two widgets of a project have the same.',
  },
} as const

export type WidgetOptionName = keyof typeof widgetOptions
export const widgetOptionNames = Object.keys(widgetOptions) as WidgetOptionName[]

export type WidgetOptions = { readonly [Name in WidgetOptionName]: string | null }
/** As a door hands them over: absent is unchanged, null takes away. */
export type WidgetOptionsInput = { readonly [Name in WidgetOptionName]?: string | null | undefined }

/** The options as columns and as members of REST. */
export type WidgetOptionFields = { [Name in SnakeCase<WidgetOptionName>]: string | null }

export const noWidgetOptions = Object.fromEntries(widgetOptionNames.map(name => [name, null])) as WidgetOptions

/** Something for each option by its name in columns and in REST. */
export function optionFields<Value>(toValue: (name: WidgetOptionName) => Value) {
  const fields = widgetOptionNames.map(name => [toSnakeCase(name), toValue(name)])
  return Object.fromEntries(fields) as Record<keyof WidgetOptionFields, Value>
}

/** Only those that the input names. */
export function namedOptions(input: WidgetOptionsInput): Partial<WidgetOptions> {
  const names = widgetOptionNames.filter(name => input[name] !== undefined)
  return Object.fromEntries(names.map(name => [name, input[name]]))
}

/** The same of a row or of a body, whose members are in snake case. */
export function toWidgetOptions(fields: { readonly [Name in keyof WidgetOptionFields]?: string | null | undefined }) {
  const options = widgetOptionNames.map(name => [name, fields[toSnakeCase(name) as keyof WidgetOptionFields]])
  return namedOptions(Object.fromEntries(options) as WidgetOptionsInput)
}

export function toWidgetOptionFields(options: WidgetOptionsInput): Partial<WidgetOptionFields> {
  const entries = Object.entries(namedOptions(options))
  return Object.fromEntries(entries.map(([name, value]) => [toSnakeCase(name), value]))
}
