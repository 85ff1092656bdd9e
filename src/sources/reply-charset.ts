import { isAscii, isUtf8 } from 'node:buffer'
import { decoderOf, markedCharset, utf16Of } from '../base/charset.ts'
import { quote } from '../base/quote.ts'
import { Turn } from '../base/turn.ts'

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

/** What is read here begins with a character of ASCII. */
function decodeUtf16(body: Buffer): CharsetText | Promise<CharsetText> {
  if (body.length === 0) return { text: '' }
  const charset = utf16Of(body)
  if (charset === null)
    return {
      issue:
        'The reply is declared as UTF-16 and has no byte order mark: it may be UTF-16LE or UTF-16BE. Say one of them as charset of the request.',
    }
  return decode(body, new TextDecoder(charset, { fatal: true }))
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
