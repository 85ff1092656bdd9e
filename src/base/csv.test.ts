import { expect, test } from 'vitest'
import { csvLine, exactCsvLine } from './csv.ts'

test.each(['=1+1', '+cmd', '-1+1|x', '@SUM(1)', '\t=1', '\r=1', '\n=1', '＝1+1', '＋1', '－1+1', '＠SUM(1)'])(
  'a spreadsheet does not run %j',
  text => {
    expect(csvLine([text])).toMatch(/^"?'/)
    expect(exactCsvLine([text])).not.toContain("'")
  },
)

test('numbers and texts that are no formula stay as they are', () => {
  expect(csvLine(['-1', '+1.5', '-1e-7', 'a=b', ''])).toBe('-1,+1.5,-1e-7,a=b,\r\n')
})
