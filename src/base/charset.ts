// Names of charsets as people write them, and what the first bytes of a text say of it.

/** How a charset is called by those who do not know the names of the standard (https://encoding.spec.whatwg.org). */
const aliases: Readonly<Record<string, string>> = {
  'latin-1': 'latin1',
  'iso8859-1': 'latin1',
  latin9: 'iso-8859-15',
  'latin-9': 'iso-8859-15',
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  ansi: 'windows-1252',
  binary: 'utf-8',
}

/** A decoder that replaces nothing: what the charset does not have is an error. `null`: no charset has this name. */
export function decoderOf(name: string): TextDecoder | null {
  const label = name.trim().toLowerCase()
  try {
    return new TextDecoder(aliases[label] ?? label, { fatal: true })
  } catch {
    return null
  }
}

/** What a byte order mark says; `null`: there is none. */
export function markedCharset([first, second, third]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : null
}

/** Of a text that begins with a character of ASCII: the half of it that is zero tells the order of bytes. `null`: neither is, or both are. */
export function utf16Of([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (first === undefined || second === undefined || (first === 0) === (second === 0)) return null
  return first === 0 ? 'utf-16be' : 'utf-16le'
}
