/** What clients of Cyfe's Push API send, byte for byte, and the pushes that came before on the same widget. */
export interface CyfeCase {
  readonly name: string
  readonly body: string | Buffer
  readonly headers?: Record<string, string>
  /** Bodies pushed first, to the same widget; they have to succeed. */
  readonly before?: readonly string[]
  readonly method?: string
  /** Dimensions that the widget declares. */
  readonly dimensions?: string[]
}

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const row = (rest: string) => `{"data":[{"Date":"20130320","Users":"1"}]${rest}}`
const rows35 = Array.from(
  { length: 35 },
  (_, i) => `{"Date":"201303${String((i % 31) + 1).padStart(2, '0')}","Users":"${i}"}`,
)

const vendorSample =
  '{"data":[{"Date":"20130320","Users":"1"},{"Date":"20130321","Users":"12"},{"Date":"20130322","Users":"123"}],' +
  '"onduplicate":{"Users":"replace"},"color":{"Users":"#52ff7f"},"type":{"Users":"line"}}'

export const successes: readonly CyfeCase[] = [
  { name: 'php-sample-as-form', headers: form, body: vendorSample },
  { name: 'json-sample', headers: { 'content-type': 'application/json' }, body: vendorSample },
  { name: 'no-content-type', body: Buffer.from(vendorSample) },
  { name: 'metric-before-date', body: '{"data":[{"Active":"3","Date":"20130320","Users":"1"}]}' },
  {
    name: 'columns-of-dimensions',
    dimensions: ['country', 'plan', 'trial'],
    body: '{"data":[{"country":"DE","Date":"20130320","plan":7.50,"trial":true,"Users":"1"},{"Date":"20130320","country":null," plan ":"","Users":2}],"color":{"Users":"#52ff7f"}}',
  },
  {
    name: 'first-column-that-is-no-dimension',
    dimensions: ['country'],
    body: '{"data":[{"country":"DE","Day":"20130320","Users":"1"}]}',
  },
  { name: 'integer-like-names', body: '{"data":[{"Dashboard_id":"x","7":"3","10":"1"}]}' },
  {
    name: 'add-and-replace-in-one-row',
    before: ['{"data":[{"Date":"20130320","Users":"1","Visits":"1"}]}'],
    body: '{"data":[{"Date":"20130320","Users":"5","Visits":"5"}],"onduplicate":{"Users":"replace","Visits":"add"}}',
  },
  {
    name: 'flags-as-integer-boolean-string',
    body: row(',"average":{"Users":1},"reverse":{"Users":true},"labelshow":{"Users":"0"}'),
  },
  { name: 'type-with-capital', body: row(',"type":{"Users":"Line"}') },
  { name: 'type-with-spaces', body: row(',"type":{"Users":"stacked percentage-column"}') },
  {
    name: 'negative-axis-minimum',
    body: row(',"yaxismin":{"Users":"-2"},"yaxismax":{"Users":10.5},"yaxis":{"Users":"1"}'),
  },
  { name: 'thirty-five-rows', body: `{"data":[${rows35.join(',')}]}` },
  { name: 'options-of-absent-metrics', body: row(',"color":{"Nobody":"#000000"},"total":{"Nobody":"7"}') },
  {
    name: 'options-of-columns-without-values',
    body: '{"data":[{"Date":"20130320","Users":"1","Visits":""}],"onduplicate":{"Visits":"replace"},"color":{"Visits":"#000000"}}',
  },
  {
    name: 'options-of-metrics-from-before',
    before: ['{"data":[{"Date":"20130320","Visits":"1"}]}'],
    body: row(',"onduplicate":{"Visits":"replace"},"color":{"Visits":"#000000"}'),
  },
  { name: 'empty-maps-and-arrays', body: row(',"color":{},"type":[],"onduplicate":null,"average":[]') },
  { name: 'basic-credentials-are-ignored', headers: { authorization: 'Basic dXNlcjpwYXNz' }, body: row('') },
  { name: 'percent-values', body: '{"data":[{"Date":"20130320","Rate":"12.5%"}]}' },
  {
    name: 'empty-and-null-values-are-skipped',
    body: '{"data":[{"Date":"20130320","Users":"","Visits":null,"Sales":"2"}]}',
  },
  { name: 'unknown-top-level-keys', body: row(',"whatever":[1,2],"version":"2"') },
  { name: 'words-for-add', body: row(',"onduplicate":{"Users":"","Visits":"sum","Sales":"duplicate"}') },
  {
    name: 'total-and-comparison',
    body: row(',"total":{"Users":"1000"},"comparison":{"Users":-3.5},"cumulative":{"Users":"1"}'),
  },
  { name: 'byte-order-mark', body: `\ufeff${row('')}` },
  { name: 'no-rows', body: '{"data":[]}' },
  { name: 'data-as-json-text', body: '{"data":"[{\\"Date\\":\\"20130320\\",\\"Users\\":\\"1\\"}]"}' },
  { name: 'data-as-one-row', body: '{"data":{"Date":"20130320","Users":"1"}}' },
  {
    name: 'data-with-gaps',
    body: '{"data":{"0":{"Date":"20130320","Users":"1"},"2":{"Date":"20130321","Users":"2"}}}',
  },
  {
    name: 'colors-without-hash-and-short',
    body: row(',"color":{"Users":"52FF7F"},"total":{"Users":"40%"},"comparison":{"Users":"12%"}'),
  },
  { name: 'color-of-three-digits', body: row(',"color":{"Users":"#f0a"}') },
  { name: 'date-in-any-case', body: '{"data":[{"DATE":20130320,"Users":1}]}' },
]

export const refusals: readonly CyfeCase[] = [
  {
    name: 'column-of-text',
    dimensions: ['country'],
    body: '{"data":[{"Date":"20130320","Country":"DE","Users":"1"},{"Date":"20130320","country":"DE","Users":"1"}]}',
  },
  {
    name: 'values-that-are-no-dimension-values',
    dimensions: ['country'],
    body: `{"data":[{"Date":"20130320","country":["DE"],"Users":"1"},{"Date":"20130320","country":{},"Users":"1"}]}`,
  },
  {
    name: 'dimension-values-that-are-too-long',
    dimensions: ['country', 'plan'],
    body: `{"data":[{"Date":"20130320","country":"${'x'.repeat(256)}","plan":"\\u0000","Users":"1"}]}`,
  },
  {
    name: 'dimensions-without-a-key',
    dimensions: ['country', 'plan'],
    body: '{"data":[{"country":"DE","plan":"Pro"}]}',
  },
  {
    name: 'options-of-dimensions',
    dimensions: ['country'],
    body: '{"data":[{"Date":"20130320","country":"DE","Users":"1"}],"onduplicate":{"country":"replace"},"color":{" country":"#52ff7f"}}',
  },
  {
    name: 'names-beside-dimensions',
    dimensions: ['country'],
    body: '{"data":[{"country":"DE","City":"Berlin","Users":"1"}]}',
  },
  { name: 'not-json', body: 'data=1' },
  { name: 'empty-body', body: '' },
  { name: 'text-after-json', body: `${row('')} x` },
  { name: 'not-an-object', body: '[1]' },
  { name: 'data-missing', body: '{"color":{}}' },
  { name: 'data-is-no-array', body: '{"data":{"Date":"20130320"}}' },
  { name: 'data-is-a-text', body: '{"data":"20130320,1"}' },
  { name: 'data-is-a-number', body: '{"data":1}' },
  { name: 'color-of-four-digits', body: row(',"color":{"Users":"#f0af"}') },
  { name: 'color-is-a-number', body: row(',"color":{"Users":112233}') },
  { name: 'value-is-a-percent-sign', body: '{"data":[{"Date":"20130320","Users":"%"}]}' },
  { name: 'value-of-two-percent-signs', body: '{"data":[{"Date":"20130320","Users":"5%%"}]}' },
  { name: 'row-is-no-object', body: '{"data":["20130320"]}' },
  { name: 'row-is-empty', body: '{"data":[{}]}' },
  { name: 'day-that-does-not-exist', body: '{"data":[{"Date":"20130230","Users":"1"}]}' },
  { name: 'day-with-a-blank', body: '{"data":[{"Date":" 20130320","Users":"1"}]}' },
  { name: 'day-in-other-digits', body: '{"data":[{"Date":"２０１３０３２０","Users":"1"}]}' },
  { name: 'day-is-null', body: '{"data":[{"Date":null,"Users":"1"}]}' },
  { name: 'value-is-a-word', body: '{"data":[{"Date":"20130320","Users":"many"}]}' },
  { name: 'value-is-a-boolean', body: '{"data":[{"Date":"20130320","Users":true}]}' },
  { name: 'value-is-an-object', body: '{"data":[{"Date":"20130320","Users":{"a":1}}]}' },
  { name: 'value-with-blanks', body: '{"data":[{"Date":"20130320","Users":" 12 "}]}' },
  { name: 'value-hexadecimal', body: '{"data":[{"Date":"20130320","Users":"0x10"}]}' },
  { name: 'value-with-comma', body: '{"data":[{"Date":"20130320","Users":"1,5"}]}' },
  { name: 'value-too-large', body: '{"data":[{"Date":"20130320","Users":"1e309"}]}' },
  { name: 'value-with-31-digits', body: '{"data":[{"Date":"20130320","Users":"1234567890123456789012345678901"}]}' },
  { name: 'several-faults', body: '{"data":[{"Date":"20130320","Users":"x","Visits":"y"},{"Date":"1","Users":"1"}]}' },
  {
    name: 'rows-disagree-on-the-key',
    body: '{"data":[{"Country":"Peru","Users":"1"},{"Users":"1","Country":"Chad"}]}',
  },
  {
    name: 'key-column-of-the-widget',
    before: ['{"data":[{"Country":"Peru","Users":"1"}]}'],
    body: '{"data":[{"City":"Lima","Users":"1"}]}',
  },
  { name: 'days-into-categories', before: ['{"data":[{"Country":"Peru","Users":"1"}]}'], body: row('') },
  { name: 'onduplicate-word', body: row(',"onduplicate":{"Users":"overwrite"}') },
  { name: 'onduplicate-of-absent-metric', body: row(',"onduplicate":{"Users":"replace","Usrs":"replace"}') },
  { name: 'color-is-a-word', body: row(',"color":{"Users":"red"}') },
  { name: 'type-is-unknown', body: row(',"type":{"Users":"pie"}') },
  { name: 'flag-is-2', body: row(',"average":{"Users":2}') },
  { name: 'total-is-a-word', body: row(',"total":{"Users":"lots"}') },
  { name: 'axis-is-negative', body: row(',"yaxis":{"Users":"-1"}') },
  { name: 'option-is-a-bare-text', body: row(',"color":"#ff0000"') },
  { name: 'option-value-is-a-list', body: row(',"color":{"Users":["#ff0000"]}') },
  { name: 'not-utf-8', body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]) },
  { name: 'nul-in-a-category', body: '{"data":[{"Country":"a\\u0000b","Users":"1"}]}' },
  { name: 'half-a-surrogate-pair', body: '{"data":[{"Country":"\\ud800","Users":"1"}]}' },
  { name: 'metric-name-of-201-characters', body: `{"data":[{"Date":"20130320","${'m'.repeat(201)}":"1"}]}` },
  { name: 'wrong-method', method: 'PUT', body: row('') },
  { name: 'larger-than-1-mib', body: `{"data":[${' '.repeat(1_100_000)}]}` },
]
