/** What a spreadsheet would run, unless it is a number. https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^[=+\-@\t\r]/
const NUMBER = /^[+-]?[\d.]+(?:e[+-]?\d+)?$/i

/** One line of CSV (RFC 4180). A cell that a spreadsheet would run as a formula gets an apostrophe, unless it is a number. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(text: string): string {
  const cell = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
