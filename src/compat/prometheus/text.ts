// Prometheus' text format, as it is pushed: `name{label="value"} 1.5`.
import { AppError } from '../../base/errors.ts'
import { quote } from '../../base/quote.ts'
import { isCounterTime } from '../../push/counter.ts'
import type { Label } from '../../push/labelled-row.ts'
import { familyOf, isNumber, isPart, type Kind, kindOf, type Series } from './series.ts'

export interface Exposition {
  readonly series: readonly Series[]
  /** Samples that no metric can hold: buckets, quantiles, NaN. */
  readonly ignored: number
  /** Of the process that pushes, in nanoseconds since 1970; 0: it does not say. */
  readonly startedAt: bigint
}

const NAME = /[a-zA-Z_:][a-zA-Z0-9_:]*/y
const LABEL = /\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*=\s*"((?:[^"\\]|\\.)*)"\s*(,?)/y
const REST = /^\s*(\S+)(?:\s+(-?\d{1,16}))?(?:\s+#.*|\s*)$/s

/** Labels of the group win over those of the series. Throws BAD_USER_INPUT. */
export function readExposition(text: string, group: readonly Label[], now: number): Exposition {
  const types = new Map<string, string>()
  const series: Series[] = []
  const seen = new Set<string>()
  let ignored = 0
  let startedAt = 0n
  for (const [index, line] of text.split('\n').entries()) {
    const path = `line ${index + 1}`
    const type = /^#\s*TYPE\s+(\S+)\s+(\w+)/.exec(line)
    if (type) types.set(type[1] ?? '', type[2] ?? '')
    if (line.trim() === '' || line.startsWith('#')) continue
    const { name, labels, value, millis } = readLine(line, path, BigInt(now))
    const id = JSON.stringify([name, [...labels].sort()])
    if (seen.has(id)) throw wrong(path, 'the series stands twice.')
    seen.add(id)
    if (name === 'process_start_time_seconds' && isNumber(value)) startedAt = nanosOf(value)
    if (!isNumber(value) || isPart(name, labels)) ignored++
    else series.push({ name, ...typed(name, types), labels: grouped(labels, group), value, millis, path })
  }
  return { series, ignored, startedAt }
}

function typed(name: string, types: ReadonlyMap<string, string>): { family: string; kind: Kind } {
  const family = familyOf(name)
  const own = types.get(name)
  if (own !== undefined) return { family: name, kind: own === 'counter' ? 'COUNTER' : 'LEVEL' }
  const ofFamily = types.get(family)
  if (ofFamily === 'histogram' || ofFamily === 'summary') return { family, kind: 'COUNTER' }
  // OpenMetrics gives counters the type without their ending.
  if (types.get(name.replace(/_total$/, '')) === 'counter') return { family: name, kind: 'COUNTER' }
  return { family, kind: ofFamily === undefined ? kindOf(name) : 'LEVEL' }
}

function readLine(line: string, path: string, now: bigint) {
  NAME.lastIndex = line.length - line.trimStart().length
  const name = NAME.exec(line)?.[0]
  if (name === undefined) throw wrong(path, `${quote(line)} begins with no name.`)
  const labels: Label[] = []
  let at = NAME.lastIndex
  if (line[at] === '{') {
    for (at++; line[at] !== '}'; at = LABEL.lastIndex) {
      LABEL.lastIndex = at
      const [, label = '', value = ''] = LABEL.exec(line) ?? []
      if (label === '') throw wrong(path, 'the labels are no name="value" with commas between.')
      labels.push([label, value.replace(/\\(.)/g, (_all, char) => (char === 'n' ? '\n' : char))])
    }
    at++
  }
  const [, value = '', time] = REST.exec(line.slice(at)) ?? []
  if (value === '')
    throw wrong(
      path,
      line.slice(at).trim() === ''
        ? 'the value is missing.'
        : 'behind the name stands no value with, at most, a time in milliseconds.',
    )
  const names = new Set(labels.map(([label]) => label))
  if (names.size < labels.length) throw wrong(path, 'a label stands twice.')
  return { name, labels, value, millis: time === undefined ? now : BigInt(time) }
}

function grouped(labels: readonly Label[], group: readonly Label[]): Label[] {
  const names = new Set(group.map(([name]) => name))
  return [...group, ...labels.filter(([name]) => !names.has(name))]
}

/** Of what is no time that a counter can have, 0: it is refused as a sample, where it is no number. */
function nanosOf(seconds: string): bigint {
  const millis = Math.round(Number(seconds) * 1_000)
  const nanos = Number.isFinite(millis) ? BigInt(millis) * 1_000_000n : 0n
  return nanos > 0n && isCounterTime(nanos) ? nanos : 0n
}

const wrong = (path: string, message: string) => new AppError('BAD_USER_INPUT', `${path}: ${message}`)
