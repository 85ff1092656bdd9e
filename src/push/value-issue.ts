import { quote } from '../base/quote.ts'
import { checkDecimalOrPercent } from '../core/number.ts'

/** What is wrong with a value as it was written, as a sentence; `null` if nothing. */
export function valueIssue(text: string): string | null {
  const issue = checkDecimalOrPercent(text)
  if (issue === null) return null
  if (issue === 'TOO_MANY_DIGITS') return `${quote(text)} has more than 30 significant digits.`
  if (issue === 'TOO_LARGE') return `${quote(text)} is out of range: exponents reach from -300 to 300.`
  return `${quote(text)} is not a number.`
}
