// Filters as Jinja calls them, `default('x')`, in the words of Liquid; and what to write instead of those that mean something else there.
import { TemplateError } from './template-error.ts'

/** Values as they are written, in order; and those with names. */
export interface FilterArguments {
  readonly values: readonly string[]
  readonly named: ReadonlyMap<string, string>
}

interface CalledFilter {
  /** Its parameters in their order, by Jinja's names. */
  readonly params: readonly string[]
  readonly toLiquid: (...args: (string | undefined)[]) => string
}

const filter = (params: readonly string[], toLiquid: CalledFilter['toLiquid']): CalledFilter => ({ params, toLiquid })
const same = (name: string) => filter([], () => name)
const withDefault = (name: string) => filter(['default'], fallback => (fallback ? `${name}: ${fallback}` : name))
const orElse = filter(
  ['default_value', 'boolean'],
  (value = "''", boolean = 'false') => `default: ${value}, boolean: ${boolean}`,
)
const lengthOf = same('length')
const JOIN =
  'join without a separator puts a blank between items in Liquid, and nothing in Jinja: write `join: " "` or `join: ""`'

/** What works as it is written for Jinja. */
const calledFilters: ReadonlyMap<string, CalledFilter> = new Map([
  ['abs', same('abs')],
  ['capitalize', same('capitalize')],
  ['count', lengthOf],
  ['d', orElse],
  ['default', orElse],
  ['e', same('escape')],
  ['escape', same('escape')],
  ['first', same('first')],
  ['float', withDefault('float')],
  ['int', withDefault('int')],
  [
    'join',
    filter(['d', 'attribute'], (separator, attribute) => {
      if (!separator) throw new TemplateError(JOIN)
      return `${attribute ? `map: ${attribute} | ` : ''}join: ${separator}`
    }),
  ],
  ['last', same('last')],
  ['length', lengthOf],
  ['lower', same('downcase')],
  [
    'map',
    filter(['filter', 'attribute'], (name, attribute) => {
      if (name || !attribute)
        throw new TemplateError("map takes a member here, `map: 'id'`; filters of items stand in a loop")
      return `map: ${attribute}`
    }),
  ],
  [
    'replace',
    filter(['old', 'new'], (before, after) => {
      if (!before || !after) throw new TemplateError("replace takes two texts: `replace: 'a', 'b'`")
      return `replace: ${before}, ${after}`
    }),
  ],
  ['reverse', same('reverse')],
  ['round', filter(['precision'], (digits = '0') => `round_half_even: ${digits}`)],
  ['striptags', same('strip_html')],
  ['sum', filter(['attribute'], attribute => (attribute ? `sum: ${attribute}` : 'sum'))],
  ['tojson', same('tojson')],
  ['trim', same('strip')],
  ['upper', same('upcase')],
])

/** What Liquid does not have, or reads otherwise, and what to write. */
const hints: ReadonlyMap<string, string> = new Map([
  ['batch', 'slices of a list are `slice: 0, 3`'],
  ['dictsort', 'a loop over an object gives pairs, `pair[0]` and `pair[1]`, in the order in which they came'],
  ['filesizeformat', 'compute it: `divided_by: 1024.0 | round: 1`'],
  ['format', 'put values between texts: `a {{ x }} b`'],
  ['groupby', 'write `group_by: "member"`, whose groups have `name` and `items`'],
  ['items', 'a loop over an object gives pairs: `pair[0]` and `pair[1]`'],
  ['list', 'leave it out; the letters of a text are `split: ""`'],
  ['max', 'write `sort | last`'],
  ['min', 'write `sort | first`'],
  ['random', 'nothing here is left to chance'],
  ['reject', "write `reject: 'member', value`"],
  ['rejectattr', "write `reject: 'member', value`"],
  ['safe', 'leave it out; nothing is escaped'],
  ['select', "write `where: 'member', value`"],
  ['selectattr', "write `where: 'member', value`"],
  ['string', 'write `append: ""`'],
  ['title', 'write `capitalize` for the first letter'],
  ['unique', 'write `uniq`, which tells upper and lower case apart'],
  ['urlencode', 'leave it out in a URL and in params, whose values are encoded anyway; else write `url_encode`'],
  ['wordcount', 'write `number_of_words`'],
])

/** Of filters that Liquid has under the same name, and that mean something else when Jinja calls them. */
const calledHints: ReadonlyMap<string, string> = new Map([
  ['slice', 'Jinja makes columns with slice(3); a part of a list or a text is `slice: 0, 3`'],
  [
    'sort',
    "write `sort: 'member'` (A before a) or `sort_natural: 'member'` (a and A alike), and `| reverse` behind it",
  ],
  ['truncate', 'write `truncate: 20`, which counts the dots'],
])

/** A filter that is named alone, which both languages may mean. */
export function bareFilter(name: string): string {
  if (name === 'join') throw new TemplateError(JOIN)
  // Both have these two; exact halves go up as Liquid rounds them.
  if (name === 'default' || name === 'round') return name
  return refuseHinted(name) ?? calledFilters.get(name)?.toLiquid() ?? name
}

/** A filter with its values behind a colon, as Liquid writes it. */
export function liquidFilter(name: string): string {
  return refuseHinted(name) ?? (name === 'count' ? 'length' : name)
}

/** A filter with its values in brackets, as Jinja writes it. Throws TemplateError. */
export function calledFilter(name: string, { values, named }: FilterArguments): string {
  const known = calledFilters.get(name)
  const hint = calledHints.get(name)
  if (hint) throw new TemplateError(hint)
  refuseHinted(name)
  const liquid = values.length > 0 ? `${name}: ${values.join(', ')}` : name
  if (!known) throw new TemplateError(`values of a filter stand behind a colon: \`${liquid}\``)
  const other = [...named.keys()].find(it => !known.params.includes(it))
  if (other) throw new TemplateError(`${name} takes no ${other} here`)
  // Of map the first parameter has no name in Jinja.
  if (values.length > known.params.length)
    throw new TemplateError(
      `${name} takes ${known.params.length === 0 ? 'no value' : `${known.params.length} at most`} here`,
    )
  return known.toLiquid(...known.params.map((param, index) => named.get(param) ?? values[index]))
}

/** Throws for what has a hint. */
function refuseHinted(name: string): null {
  const hint = hints.get(name)
  if (hint) throw new TemplateError(`there is no filter ${name}: ${hint}`)
  if (name.startsWith('_')) throw new TemplateError(`there is no filter ${name}`)
  return null
}
