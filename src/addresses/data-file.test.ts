import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dispositionOf } from './data-file.ts'

test.each([
  ['Sales', `attachment; filename="Sales.csv"; filename*=UTF-8''Sales.csv`],
  ['Umsätze 2026', `attachment; filename="Umsatze 2026.csv"; filename*=UTF-8''Ums%C3%A4tze%202026.csv`],
  [
    'a/b\\c:"d"\r\nX-Evil: 1',
    `attachment; filename="a b c d X-Evil 1.csv"; filename*=UTF-8''a%20b%20c%20d%20X-Evil%201.csv`,
  ],
  ["it's (50%)!", `attachment; filename="it's (50 )!.csv"; filename*=UTF-8''it%27s%20%2850%20%29%21.csv`],
  ['../../etc/passwd', `attachment; filename="etc passwd.csv"; filename*=UTF-8''etc%20passwd.csv`],
  ['日本', `attachment; filename="data.csv"; filename*=UTF-8''%E6%97%A5%E6%9C%AC.csv`],
  ['＂', `attachment; filename="data.csv"; filename*=UTF-8''%EF%BC%82.csv`],
  ['a＂＼b／％c', `attachment; filename="a b c.csv"; filename*=UTF-8''a%EF%BC%82%EF%BC%BCb%EF%BC%8F%EF%BC%85c.csv`],
  ['．．／x', `attachment; filename="x.csv"; filename*=UTF-8''%EF%BC%8E%EF%BC%8E%EF%BC%8Fx.csv`],
  ['\u0000\u202e', `attachment; filename="data.csv"; filename*=UTF-8''data.csv`],
])('a file of rows of %j is called so that no header is broken', (name, header) => {
  expect(dispositionOf(name, 'csv')).toBe(header)
})

test('whatever a widget is called, the name of its file is a header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), name => {
      expect(dispositionOf(name, 'xlsx')).toMatch(
        /^attachment; filename="[^"\\/\r\n]{1,500}\.xlsx"; filename\*=UTF-8''[\w%.~-]{1,2000}\.xlsx$/,
      )
    }),
  )
})
