import { readFileSync } from 'node:fs'
import { cellsUnder, DelimitedReader, headerOf } from '../../base/delimited-text.ts'
import { packageFile } from '../../base/package-files.ts'

/** Daily weather of Seattle, 2012 to 2015 (NOAA, public domain). */
const FILE = packageFile('src/cli/demo/seattle-weather.csv')

/** Rows in Cyfe's shape: `{"Date":"20151101","precipitation":"12.4", ...}`. */
export function weatherRows(): Record<string, string>[] {
  const reader = new DelimitedReader()
  const [first, ...rows] = [...reader.read(readFileSync(FILE, 'utf8')), ...reader.end()]
  const header = first ? headerOf(first) : []
  const records = rows.map(row => {
    const cells = cellsUnder(header, row)
    return Object.fromEntries(header.map((name, index) => [name, cells[index] ?? '']))
  })
  return records.map(({ date = '', weather: _words, ...numbers }) => ({ Date: date.replaceAll('-', ''), ...numbers }))
}

/** Temperatures and wind are averaged over a period; rain is added up. */
export const weatherOptions = {
  average: { temp_max: '1', temp_min: '1', wind: '1' },
  color: { precipitation: '#2f6fed', temp_max: '#e4572e', temp_min: '#4fb3bf', wind: '#8a8d91' },
  type: { precipitation: 'column' },
}
