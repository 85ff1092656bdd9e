// Requests that are refused, and should be before they cost anything.
export interface HostileRequest {
  readonly path: string
  readonly type: string
  readonly body: string
}

const JSON_TYPE = 'application/json'
const FORM_TYPE = 'application/x-www-form-urlencoded'

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, n) => text(n)).join(' ')
const list = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, n) => text(n)).join(',')
const nested = (depth: number) => `{ ${'widget(id: "x") { metrics { '.repeat(depth)} id ${'} }'.repeat(depth)} }`
const doubling = (levels: number) =>
  `{ project { ...F0 } } ${times(levels, n => `fragment F${n} on Project { ...F${n + 1} ...F${n + 1} }`)} fragment F${levels} on Project { id }`
const query = (text: string) => JSON.stringify({ query: text })
const withVariables = (text: string, variables: string) => `{"query":${JSON.stringify(text)},"variables":${variables}}`
const PUSH = 'mutation ($input: PushInput!) { push(input: $input) { receipt { id } } }'

/** By name. The widget has keys that are days. */
export function hostileRequests(widget: { widgetId: string; pushPath: string }): Record<string, HostileRequest> {
  return {
    ...at('/graphql', JSON_TYPE, documents),
    ...at('/graphql', JSON_TYPE, variables(widget.widgetId)),
    ...at(widget.pushPath, JSON_TYPE, pushes),
    ...at('/api/external/push/point', JSON_TYPE, rest(widget.widgetId)),
    ...at('/api/external/push/point', FORM_TYPE, forms),
    ...at('/api/oauth/token', FORM_TYPE, logins),
    ...at('/api/oauth/token', JSON_TYPE, jsonLogins),
    ...at('/api/external/import/point', JSON_TYPE, imports(widget.widgetId)),
  }
}

function at(path: string, type: string, bodies: Readonly<Record<string, string>>): Record<string, HostileRequest> {
  return Object.fromEntries(Object.entries(bodies).map(([name, body]) => [name, { path, type, body }]))
}

const documents: Record<string, string> = {
  'deep nesting (20,000 levels)': query('{ a '.repeat(20_000)),
  'nesting of known fields (60 levels)': query(nested(60)),
  '10,000 aliases': query(`{ ${times(10_000, n => `a${n}: __typename`)} }`),
  '60 KiB of aliases': query(`{ ${times(3_500, n => `a${n}: __typename`)} }`),
  'directive overload (10,000)': query(`{ __typename ${'@skip(if: false) '.repeat(10_000)} }`),
  'unknown directives (900)': query(`{ __typename ${'@a '.repeat(900)} }`),
  'circular fragments': query('{ project { ...A } } fragment A on Project { ...B } fragment B on Project { ...A }'),
  'circles of 200 fragments': query(
    `{ project { ...F0 } } ${times(200, n => `fragment F${n} on Project { ...F${(n + 1) % 200} }`)}`,
  ),
  'fragments that double (40 levels)': query(doubling(40)),
  'a field repeated 20,000 times': query(`{ ${'__typename '.repeat(20_000)} }`),
  'batch array of 1,000': `[${times(1_000, () => query('{ __typename }')).replaceAll('} {', '},{')}]`,
  '1 MB of braces': query('{'.repeat(1_000_000)),
  '1 MB of broken JSON': '{"query":'.padEnd(1_000_000, '['),
  'a large page of pages': query(
    '{ widgets(first: 500) { edges { node { metrics { name } report { metrics { values } } } } } }',
  ),
  'introspection in circles': query(
    `{ __schema { types { ${'fields { type { '.repeat(6)} name ${'} }'.repeat(6)} } } }`,
  ),
  'a variable of 10,000 lists': `{"query":"query ($v: JSON) { runQuery(id: \\"x\\", variables: $v) { rows } }","variables":{"v":${'['.repeat(10_000)}${']'.repeat(10_000)}}}`,
}

const variables = (widgetId: string): Record<string, string> => ({
  'variables: 300,000 rows {}': withVariables(
    PUSH,
    `{"input":{"widgetId":"${widgetId}","rows":[${list(300_000, () => '{}')}]}}`,
  ),
  'variables: 10,000 rows {}': withVariables(
    PUSH,
    `{"input":{"widgetId":"${widgetId}","rows":[${list(10_000, () => '{}')}]}}`,
  ),
  'variables: rows {} and a long number': withVariables(
    PUSH,
    `{"n":12345678901234567890,"input":{"widgetId":"${widgetId}","rows":[${list(300_000, () => '{}')}]}}`,
  ),
  'variables: lists in lists': withVariables(PUSH, `{"input":[${list(40, () => `[${list(8_000, () => '[]')}]`)}]}`),
  'variables: 100,000 members': withVariables(PUSH, `{"input":{${list(80_000, n => `"m${n}":1`)}}}`),
  'variables: bad values': withVariables(
    PUSH,
    `{"input":{"widgetId":"${widgetId}","rows":[${list(2_000, () => `{"key":"x","values":[${list(20, () => '{"metric":"a"}')}]}`)}]}}`,
  ),
  'variables: keys that are no days': withVariables(
    PUSH,
    `{"input":{"widgetId":"${widgetId}","rows":[${list(9_000, () => '{"key":"x","values":[{"metric":"a","value":1}]}')}]}}`,
  ),
})

const pushes: Record<string, string> = {
  'push: 300,000 rows {}': `{"data":[${list(300_000, () => '{}')}]}`,
  'push: 10,000 rows {}': `{"data":[${list(10_000, () => '{}')}]}`,
  'push: 75,000 metrics in a row': `{"data":[{"Date":"20260101",${list(75_000, n => `"m${n}":1`)}}]}`,
  'push: 64,000 metrics in 8,000 rows': `{"data":[${list(8_000, n => `{"Date":"20260101",${list(8, k => `"${n * 9 + k}":1`)}}`)}]}`,
  'push: keys that are no days': `{"data":[${list(10_000, () => '{"Date":"x","a":1}')}]}`,
  'push: values that are no numbers': `{"data":[${list(9_000, () => '{"Date":"20260101","a":"x","b":"x","c":[],"d":{}}')}]}`,
  'push: an option of 60,000 metrics': `{"data":[],"color":{${list(60_000, n => `"m${n}":1`)}}}`,
  'push: lists in values': `{"data":[{"Date":"20260101","m":[${list(330_000, () => '{}')}]}]}`,
  'push: a number of 1 MB': `{"data":[{"Date":"20260101","m":${'1'.repeat(1_000_000)}}]}`,
  'push: 900,000 lines of nothing': `{"data":[${'\n'.repeat(900_000)}x]}`,
}

const rest = (widgetId: string): Record<string, string> => ({
  'REST: 300,000 points {}': `{"widget_id":"${widgetId}","points":[${list(300_000, () => '{}')}]}`,
  'REST: 3,000 points {}': `{"widget_id":"${widgetId}","points":[${list(3_000, () => '{}')}]}`,
  'REST: 90,000 members': `{${list(90_000, n => `"m${n}":1`)}}`,
})

const forms: Record<string, string> = {
  'form: 300,000 fields': Array.from({ length: 300_000 }, (_, n) => `a${n % 10}`).join('&'),
}

const CREDENTIALS = 'grant_type=client_credentials&client_id=a&client_secret=b'

const logins: Record<string, string> = {
  'login: 500,000 names without a value': 'a&'.repeat(500_000),
  'login: names without a value behind credentials': `${CREDENTIALS}${'&b'.repeat(450_000)}`,
  'login: 300,000 pairs': list(300_000, () => 'a=').replaceAll(',', '&'),
  'login: 500,000 scopes': `${CREDENTIALS}&scope=${'a+'.repeat(480_000)}`,
}

const jsonLogins: Record<string, string> = {
  'login: 60,000 members': `{${list(60_000, n => `"m${n}":"1"`)}}`,
  'login: a list of lists': `{"grant_type":${'['.repeat(500_000)}`,
}

const imports = (widgetId: string): Record<string, string> => ({
  'import: 300,000 rows {}': `{"widget_id":"${widgetId}","columns":["metric","key","value"],"rows":[${list(300_000, () => '{}')}]}`,
  'import: 100,000 rows {}': `{"widget_id":"${widgetId}","columns":["metric","key","value"],"rows":[${list(100_000, () => '{}')}]}`,
})
