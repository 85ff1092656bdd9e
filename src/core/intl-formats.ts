/** Formatters are made once: a table of many cells would make thousands of them, and a board of many charts hundreds. */
class Made<Options extends object, Formatter> {
  readonly #known = new Map<string, Formatter>()
  readonly #make: (locale: string, options: Options) => Formatter

  constructor(make: (locale: string, options: Options) => Formatter) {
    this.#make = make
  }

  of(locale: string, options: Options): Formatter {
    const key = `${locale} ${JSON.stringify(options)}`
    const known = this.#known.get(key)
    if (known) return known
    if (this.#known.size >= MAX_MADE) this.#known.clear()
    const formatter = this.#make(locale, options)
    this.#known.set(key, formatter)
    return formatter
  }
}

/** More are not needed at once; digits and currencies of users would else add up. */
const MAX_MADE = 500

const numbers = new Made((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options))
const dates = new Made(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }),
)

export function intlNumbers(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return numbers.of(locale, options)
}

/** Of days and clocks that are told as instants of UTC. */
export function utcDates(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return dates.of(locale, options)
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
