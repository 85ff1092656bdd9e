/** What a server takes of a header, too. */
const MAX_LINK_LENGTH = 8_192

/** The target of `rel="next"` (RFC 8288). */
export function nextLink(header: string | undefined): string | null {
  for (const link of (header ?? '').slice(0, MAX_LINK_LENGTH).matchAll(/<([^<>]*)>([^<]*)/g)) {
    if (/;\s*rel\s*=\s*("([^"]*\s)?next(\s[^"]*)?"|next\s*(;|,|$))/i.test(link[2] ?? '')) return link[1] ?? null
  }
  return null
}
