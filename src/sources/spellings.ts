/** A secret in every spelling in which HTTP, JSON, HTML and logs carry it, each once. */
export function spellingsOf(secret: string): Set<string> {
  // Half a surrogate pair cannot be encoded, nor sent.
  const sendable = secret.toWellFormed()
  const bytes = Buffer.from(sendable)
  const hex = bytes.toString('hex')
  const all = [
    secret,
    // What lies inside another base64 text begins at any of three places; its ends depend on what stands beside it.
    ...[0, 1, 2].map(shift => {
      const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64')
      return text.slice(shift === 0 ? 0 : shift + 1).replace(/.?=+$/, '')
    }),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    hex,
    hex.toUpperCase(),
  ]
  const others = /^[\w-]*$/.test(secret) ? [] : [...inUrls(sendable), ...inJson(secret), ...inHtml(secret)]
  return new Set([...all, ...others].filter(text => text.length >= MIN_SPELLING_LENGTH))
}

export const MIN_SPELLING_LENGTH = 4

function inUrls(text: string): string[] {
  const percent = encodeURIComponent(text)
  const lower = percent.replace(/%[\dA-F]{2}/g, code => code.toLowerCase())
  return [percent, lower, new URLSearchParams([['', text]]).toString().slice(1)]
}

/** As JavaScript, Python, PHP, Go and .NET write it. */
function inJson(text: string): string[] {
  const plain = JSON.stringify(text).slice(1, -1)
  const slashes = plain.replaceAll('/', '\\/')
  const quotes = plain.replaceAll('\\"', '\\u0022')
  const all = new Set([plain, slashes, escaped(plain, /[<>&]/g)])
  if (/["&'+<>`\u007f-\uffff]/.test(text)) {
    for (const it of [plain, slashes]) all.add(escaped(it, /[\u007f-\uffff]/g))
    all.add(escaped(plain, /[<>&'\u007f-\uffff]/g)).add(escaped(quotes, /[<>&'+`\u007f-\uffff]/g))
  }
  return [...all].flatMap(it => [it, upperCodes(it)])
}

const escaped = (text: string, chars: RegExp) =>
  text.replace(chars, char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)

const upperCodes = (text: string) => text.replace(/\\u[\da-f]{4}/g, code => `\\u${code.slice(2).toUpperCase()}`)

const HTML = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** How libraries write what the others do not. */
const HTML_DIALECTS: readonly Readonly<Record<string, string>>[] = [
  HTML,
  { ...HTML, "'": '&#39;' },
  { ...HTML, "'": '&#039;' },
  { ...HTML, "'": '&#x27;' },
  { ...HTML, "'": '&apos;' },
  { ...HTML, '"': '&#34;', "'": '&#39;' },
  { ...HTML, "'": '&#39;', '/': '&#x2F;', '=': '&#x3D;', '`': '&#x60;' },
]

function inHtml(text: string): string[] {
  if (!/[&<>"'/=`\u0080-\uffff]/.test(text)) return []
  const named = HTML_DIALECTS.map(entities => text.replace(/[&<>"'/=`]/g, char => entities[char] ?? char))
  if (!/[\u0080-\uffff]/.test(text)) return named
  const numbered = (print: (code: number) => string) =>
    named[1]?.replace(/[\u0080-\u{10ffff}]/gu, char => `&#${print(char.codePointAt(0) ?? 0)};`) ?? ''
  const hex = numbered(code => `x${code.toString(16)}`)
  return [...named, numbered(String), hex, hex.replace(/&#x[\da-f]+;/g, code => `&#x${code.slice(3).toUpperCase()}`)]
}
