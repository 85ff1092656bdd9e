/** Formatters are made once: a table of many cells would make thousands of them. */
const made = new Map<string, Intl.NumberFormat>()
/** More are not needed at once; digits and currencies of users would else add up. */
const MAX_MADE = 500

export function intlNumbers(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = made.get(key)
  if (known) return known
  if (made.size >= MAX_MADE) made.clear()
  const formatter = new Intl.NumberFormat(locale, options)
  made.set(key, formatter)
  return formatter
}

const fractionDigits = new Map<string, number>()

/** The decimals of a currency: none of the yen, two of the euro, three of the dinar. */
export function currencyDigits(currency: string): number {
  const known = fractionDigits.get(currency)
  if (known !== undefined) return known
  const { maximumFractionDigits = 2 } = intlNumbers('en', { style: 'currency', currency }).resolvedOptions()
  fractionDigits.set(currency, maximumFractionDigits)
  return maximumFractionDigits
}
