// Members of a block as texts of controls, and back.
import { comparisonNames, periodNames } from '../period/period.ts'
import type { Control } from './block-members.ts'

interface Codec {
  /** What the control holds; null: it cannot show this value. */
  read(value: unknown): string | null
  /** The value of a text that is not empty; throws a sentence where it has none. */
  write(text: string): unknown
}

const asText: Codec = { read: value => (typeof value === 'string' ? value : null), write: text => text }

/** No comparison is written `null`, and has to be chosen. */
export const NO_COMPARISON = 'NONE'

const codecs: Readonly<Record<Control, Codec>> = {
  text: asText,
  lines: asText,
  code: asText,
  widget: asText,
  query: asText,
  source: asText,
  theme: asText,
  number: { read: value => (typeof value === 'number' ? String(value) : null), write: Number },
  check: { read: value => (typeof value === 'boolean' ? (value ? 'true' : '') : null), write: text => text === 'true' },
  names: {
    read: value =>
      Array.isArray(value) && value.every(each => typeof each === 'string' && !each.includes(',') && each.trim() !== '')
        ? value.join(', ')
        : null,
    write: text =>
      text
        .split(',')
        .map(each => each.trim())
        .filter(Boolean),
  },
  columns: { read: readColumns, write: writeColumns },
  json: { read: value => JSON.stringify(value, null, 2), write: writeObject },
  period: {
    read: value => (isObject(value) && isOnly(value, 'preset') && isPreset(value.preset) ? value.preset : null),
    write: text => ({ preset: text }),
  },
  compare: {
    read: value =>
      value === null ? NO_COMPARISON : Object.hasOwn(comparisonNames, String(value)) ? String(value) : null,
    write: text => (text === NO_COMPARISON ? null : text),
  },
}

export const readMember = (control: Control, value: unknown): string | null => codecs[control].read(value)
export const writeMember = (control: Control, text: string): unknown => codecs[control].write(text)

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isOnly = (value: object, member: string) => Object.keys(value).every(each => each === member)
const isPreset = (value: unknown): value is string => typeof value === 'string' && Object.hasOwn(periodNames, value)

/** `Customer: customer.name`, one a line. */
function readColumns(value: unknown): string | null {
  if (!Array.isArray(value)) return null
  const lines = value.map(column => {
    if (!isObject(column) || typeof column.value !== 'string') return null
    const { label, value: path } = column
    if (label === undefined || label === null) return path.includes(': ') ? null : path
    return typeof label === 'string' && label.trim() !== '' && !/: |\n/.test(label) ? `${label}: ${path}` : null
  })
  return lines.includes(null) ? null : lines.join('\n')
}

function writeColumns(text: string) {
  const lines = text.split('\n').filter(line => line.trim() !== '')
  return lines.map(line => {
    const at = line.indexOf(': ')
    return at < 0 ? { value: line.trim() } : { label: line.slice(0, at).trim(), value: line.slice(at + 2).trim() }
  })
}

function writeObject(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    if (isObject(value)) return value
  } catch {
    // Said below.
  }
  throw new Error('has to be a JSON object.')
}
