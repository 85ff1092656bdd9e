import { isAscii, isUtf8 } from 'node:buffer'
import { quote } from '../base/quote.ts'
import { Turn } from '../base/turn.ts'

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
const ASCII = /^(us-)?ascii$|^ansi_x3\.4-1968$/
/** Of bytes that are decoded at once. */
const PIECE = 262_144

export type CharsetText = { readonly text: string } | { readonly issue: string }

/** What is wrong with the name of a charset; `null`: it is known. */
export function issueOfCharset(name: string): string | null {
  return decoderOf(name) === null ? `${quote(name)} is not the name of a charset, such as utf-8 or windows-1252.` : null
}

/** The charset that a content type declares, in lower case; `null`: none. */
export function charsetOf(contentType: string | undefined): string | null {
  return /;\s*charset\s*=\s*"?([^\s";,]{1,60})/i.exec(contentType ?? '')?.[1]?.toLowerCase() ?? null
}

/**
 * A body as text: a byte order mark says what it is, else somebody does, else it is UTF-8. Other work goes on while a large one is decoded.
 * Bytes that the charset does not have are never replaced.
 */
export async function decodeBody(body: Buffer, charset: string | null): Promise<CharsetText> {
  const marked = markedCharset(body)
  const name = marked ?? charset
  if (name === null && !isUtf8(body)) return { issue: `The reply is not UTF-8. ${NOTHING_DECLARED}` }
  if (name === null) return { text: body.toString('utf8') }
  // Many say so who send UTF-8.
  if (ASCII.test(name))
    return isAscii(body)
      ? { text: body.toString('latin1') }
      : { issue: `The reply is declared as ASCII, and is not. ${OF_REQUEST}` }
  if (/^utf-?16$/.test(name) && marked === null) return decodeUtf16(body)
  const decoder = decoderOf(name)
  if (decoder === null)
    return {
      issue: `The reply is declared as ${quote(name)}, which is not the name of a charset that is read. ${OF_REQUEST}`,
    }
  return decode(body, decoder)
}

const OF_REQUEST = 'The charset of the request says what it is instead.'
const NOTHING_DECLARED = `Its content type declares no charset. ${OF_REQUEST}`

function markedCharset(body: Buffer): string | null {
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le'
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be'
  return body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? 'utf-8' : null
}

/** What is read here begins with a character of ASCII: the half of it that is zero tells the order of bytes. */
function decodeUtf16(body: Buffer): CharsetText | Promise<CharsetText> {
  const [first, second] = body
  if (body.length === 0) return { text: '' }
  if ((first === 0) === (second === 0))
    return {
      issue:
        'The reply is declared as UTF-16 and has no byte order mark: it may be UTF-16LE or UTF-16BE. Say one of them as charset of the request.',
    }
  return decode(body, new TextDecoder(first === 0 ? 'utf-16be' : 'utf-16le', { fatal: true }))
}

async function decode(body: Buffer, decoder: TextDecoder): Promise<CharsetText> {
  const turn = new Turn()
  const parts: string[] = []
  try {
    for (let at = 0; at < body.length; at += PIECE) {
      if (turn.isOver()) await turn.next()
      parts.push(decoder.decode(body.subarray(at, at + PIECE), { stream: true }))
    }
    parts.push(decoder.decode())
  } catch {
    return { issue: `The reply holds bytes that are not ${decoder.encoding}. ${OF_REQUEST}` }
  }
  return { text: parts.join('') }
}

function decoderOf(name: string): TextDecoder | null {
  const label = name.trim().toLowerCase()
  try {
    return new TextDecoder(aliases[label] ?? label, { fatal: true })
  } catch {
    return null
  }
}
