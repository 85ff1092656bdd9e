import { JSONPath } from 'jsonpath-plus'

/** Names, indexes, wildcards and slices. The library's filters and scripts are another language, and `..` can cost without end. */
const STEP = /\.?\[(?:-?\d+|\*|-?\d*:-?\d*(?::-?\d+)?|'[^'\\^~]*'|"[^"\\^~]*")\]|\.\*|\.?[^\s.[\]'"`^~@()?,*$:]+/gy
const MAX_PATH_LENGTH = 500

/** What is wrong with a path such as `results[0].id`, `items[*].price` or `$.data['a b']`; `null`: nothing. */
export function faultOfPath(path: string): string | null {
  if (path.length > MAX_PATH_LENGTH) return `The path is longer than ${MAX_PATH_LENGTH} characters.`
  const rest = path.replace(/^\$/, '')
  if (rest === '') return path === '$' ? null : 'The path is empty.'
  if (stepsOf(rest) !== null && !rest.endsWith('.')) return null
  return `${JSON.stringify(path.slice(0, 80))} is not a path: write it like results[0].id or items[*].price.`
}

function stepsOf(rest: string): string[] | null {
  const steps = rest.match(STEP)
  return steps?.join('') === rest ? steps : null
}

/** The value at a path; with a wildcard or a slice, the list of those that are there. `null`: nothing is. */
export function readPath(data: unknown, path: string): unknown {
  const steps = stepsOf(path.replace(/^\$/, ''))
  if (steps === null) return path === '$' ? data : null
  if (typeof data !== 'object' || data === null) return null
  const found: unknown = JSONPath({
    path: ['$', ...steps.map(nameOf)],
    json: data,
    eval: false,
    wrap: isPlural(steps),
  })
  return found === undefined ? null : found
}

const isPlural = (steps: readonly string[]) => steps.some(step => /^\.?(\[)?(\*|-?\d*:)/.test(step))

/** A step as the library takes it in a list: bare names, indexes and wildcards. */
function nameOf(step: string): string {
  const bare = step.replace(/^\./, '').replace(/^\[(.*)\]$/s, '$1')
  return /^['"]/.test(bare) && step.includes('[') ? `\`${bare.slice(1, -1)}` : bare
}
