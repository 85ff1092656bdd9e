/** Parameters of a URL; one that comes several times is a list. */
export type UrlParameters = Readonly<Record<string, string | readonly string[] | undefined>>

const texts = new Set(['ID', 'String', 'Date', 'DateTime', 'TimeZone', 'Decimal'])

/**
 * The value that a parameter has for a variable of this type: texts stay texts, numbers and flags become what they say, and everything
 * else is JSON where it is written as JSON, else the name of an enum. What fits nowhere goes on as text, and is refused by its type.
 */
export function toVariableValue(input: string | readonly string[], type: string): unknown {
  const isList = type.startsWith('[')
  const name = type.replace(/[[\]!]/g, '')
  if (typeof input !== 'string') return input.map(each => toValue(each, name))
  const value = toValue(input, name)
  return isList && !Array.isArray(value) ? [value] : value
}

function toValue(text: string, name: string): unknown {
  if (texts.has(name) && !text.startsWith('[')) return text
  if (name === 'Int' || name === 'Float') return /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? Number(text) : text
  if (name === 'Boolean')
    return text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : text
  if (!/^\s*[[{"]/.test(text)) return text
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
