const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Texts that a lenient decoder of base64url reads as the same bytes as `text`, and that are not the same text. */
export function otherSpellings(text: string): string[] {
  const bytes = Buffer.from(text, 'base64url')
  const others = [...DIGITS].map(digit => text.slice(0, -1) + digit)
  return [...others, `${text}=`, `${text}A`, `${text} `].filter(
    other => other !== text && Buffer.from(other, 'base64url').equals(bytes),
  )
}
