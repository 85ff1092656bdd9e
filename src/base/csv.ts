/** What a spreadsheet would run, unless it is a number. https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/
const NUMBER = /^[+-]?[\d.]+(?:e[+-]?\d+)?$/i

/** One line of CSV (RFC 4180). A cell that a spreadsheet would run as a formula gets an apostrophe, unless it is a number. */
export const csvLine = (cells: readonly string[]): string => exactCsvLine(cells.map(unformulated))

/** One line of CSV (RFC 4180) with the texts as they are, for programs. */
export const exactCsvLine = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`

const unformulated = (text: string) => (FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text)

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
