// What the linters of the field say of schema.graphql: their rules as they recommend them, and each exception with its reason.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import * as graphqlEslint from '@graphql-eslint/eslint-plugin'
import { ESLint } from 'eslint'
import { type GraphQLSchema, isObjectType } from 'graphql'

/** Objects without an `id`: parts of an entity, which caches keep inside of it. An entity has an `id`. */
export const PARTS: readonly string[] = [
  // How a thing is laid out, drawn or set up.
  'BoardCard',
  'CardArea',
  'CalendarPeriod',
  'ClientKey',
  'Dimension',
  'AlertChange',
  'AlertCondition',
  'AlertFilter',
  'AlertGoalPace',
  'AlertRange',
  'AlertShift',
  'AlertSilence',
  'AlertUnusual',
  'EventCount',
  'FeedDimension',
  'DeliveryAttempt',
  'DeliveryRequest',
  'FeedMetric',
  'Freshness',
  'GoalFilter',
  'HookChallenge',
  'HookDelivery',
  'HookSignature',
  'Lineage',
  'LineageEntry',
  'MetricGoal',
  'Holiday',
  'NumberFormat',
  'QueryVariable',
  'ReportMerge',
  'SavedQueryVersion',
  'SourcePagination',
  'SourceRequest',
  'YearStart',
  // Numbers of a report.
  'Bucket',
  'Comparison',
  'Coverage',
  'AlertGroupState',
  'AlertSimulation',
  'DimensionValue',
  'MuteWindow',
  'SimulatedAlertEvent',
  'SimulatedAlertGroup',
  'Driver',
  'Drivers',
  'ExactComparison',
  'ExactDriver',
  'ExactGoal',
  'ExactMetricOptions',
  'ExactNumbers',
  'ExplainedHeadline',
  'ExplainedOperand',
  'Explanation',
  'FunnelStep',
  'Goal',
  'MetricProfile',
  'MissingComparison',
  'NumberReason',
  'MissingKeys',
  'Period',
  'ReportAnnotation',
  // What a call, a push, a run or a page of a list says of itself.
  'CallError',
  'CallResult',
  'PageInfo',
  'QueryColumn',
  'QueryResult',
  'QueryRun',
  'ReportPreview',
  'OnDuplicateUse',
  'RequestResult',
  'SentRequest',
  'SqlColumn',
  'SqlTable',
  'TaskProgress',
  // Who asks: its token has an id.
  'Viewer',
]

/** One place where a rule is not followed. */
export interface Exception {
  readonly rule: string
  /** What the message of the linter has in it. */
  readonly about: string
  readonly why: string
}

export const EXCEPTIONS: readonly Exception[] = [
  {
    rule: '@graphql-eslint/no-typename-prefix',
    about: '"clientId"',
    why: '`client_id` is its name in OAuth 2, and it is not the global id',
  },
  ...['runQuery', 'savedQuery', 'widgetFromQuery'].map(field => ({
    rule: '@graphql-eslint/naming-convention',
    about: `"${field}"`,
    why: 'a query is a noun of the product here (docs/glossary.md), no word for the operation',
  })),
  {
    rule: '@graphql-eslint/relay-arguments',
    about: '`auditLog`',
    why: 'its `before` is an instant that filters, no cursor',
  },
  {
    rule: '@graphql-eslint/relay-edge-types',
    about: "Edge type's field `node` must implement `Node` interface. [type DimensionValueEdge {]",
    why: 'a value of a dimension is a text of one widget: there is nothing to fetch again by an id',
  },
  {
    rule: 'enum-values-sorted-alphabetically',
    about: '`PeriodPreset`',
    why: 'numbers are sorted by their size: LAST_7_DAYS before LAST_14_DAYS',
  },
]

const { configs, parser, rules } = graphqlEslint

const ESLINT = new ESLint({
  overrideConfigFile: true,
  overrideConfig: {
    files: ['**/*.graphql'],
    languageOptions: { parser: { ...parser }, parserOptions: { graphQLConfig: { schema: 'schema.graphql' } } },
    plugins: { '@graphql-eslint': { rules: { ...rules } as never } },
    rules: {
      ...configs['flat/schema-recommended'].rules,
      ...configs['flat/schema-relay'].rules,
      // Lists go forward, by `first` and `after`: nobody pages back through them by `last` (docs/adr/0103-screens-and-linters.md).
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      // Short lists that are bounded by a limit stand as lists: the metrics of a widget, the keys of a report.
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false }],
      '@graphql-eslint/strict-id-in-types': [
        'error',
        {
          acceptedIdNames: ['id'],
          acceptedIdTypes: ['ID'],
          // Those of Relay, and payloads, which are answers and not kept.
          exceptions: { types: [...PARTS], suffixes: ['Connection', 'Edge', 'Payload'] },
        },
      ],
    },
  } as ESLint.Options['overrideConfig'] & object,
})

export interface Finding {
  readonly rule: string
  readonly message: string
}

export async function lintByEslint(path: string, text: string): Promise<Finding[]> {
  const results = await ESLINT.lintText(text, { filePath: path })
  // Some messages do not name what they are about: the line does.
  const lines = text.split('\n')
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => ({
      rule: ruleId ?? '',
      message: `${message} [${lines[line - 1]?.trim()}]`,
    })),
  )
}

/** graphql-schema-linter, every rule of it. It ends with 1 where it finds something. */
export async function lintByCommand(path: string): Promise<Finding[]> {
  const linter = ['node_modules/graphql-schema-linter/lib/cli.js', '--format', 'json', path]
  const { stdout } = await promisify(execFile)(process.execPath, linter).catch(error => error as { stdout: string })
  return (JSON.parse(stdout) as { errors: Finding[] }).errors
}

export const isException = (finding: Finding) =>
  EXCEPTIONS.some(({ rule, about }) => rule === finding.rule && finding.message.includes(about))

/** Objects of the list above that are none, or have an `id`: the list does not grow old. */
export const needlessParts = (schema: GraphQLSchema) =>
  PARTS.filter(name => {
    const type = schema.getType(name)
    return !isObjectType(type) || 'id' in type.getFields()
  })
