import { Point } from '@influxdata/influxdb-client'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AppError } from '../../base/errors.ts'
import { readLines } from './line.ts'

/** What may stand in names and values of tags: a backslash at their end escapes what comes behind, in InfluxDB, too. */
const name = fc
  .string({
    unit: fc.constantFrom('a', 'B', '7', 'ü', '💚', ' ', ',', '=', '"', "'", '#', '.', '\\'),
    minLength: 1,
    maxLength: 8,
  })
  .filter(text => !text.includes('\\') && !text.startsWith('#') && text.trim() === text && text !== '')

const points = fc.record({
  measurement: name,
  tags: fc.uniqueArray(fc.tuple(name, name), { selector: ([tag]) => tag, maxLength: 3 }),
  fields: fc.uniqueArray(fc.tuple(name, fc.double({ noNaN: true, noDefaultInfinity: true })), {
    selector: ([field]) => field,
    minLength: 1,
    maxLength: 3,
  }),
  text: fc.option(fc.string({ unit: 'grapheme', maxLength: 10 })),
  micros: fc.bigInt({ min: 0n, max: 4_000_000_000_000_000n }),
})

test("what InfluxDB's client writes is read back, whatever stands in it", () => {
  fc.assert(
    fc.property(fc.array(points, { minLength: 1, maxLength: 3 }), made => {
      const lines = made.map(({ measurement, tags, fields, text, micros }) => {
        const point = new Point(measurement).timestamp(`${micros}000`)
        for (const [tag, value] of tags) point.tag(tag, value)
        for (const [field, value] of fields) point.floatField(field, value)
        if (text !== null) point.stringField('a text', text)
        return point.toLineProtocol()
      })
      const { rows, texts } = readLines(lines.join('\n'), { precision: undefined, now: 0 })
      expect(texts).toBe(made.filter(({ text }) => text !== null).length)
      expect(
        rows.map(({ widget, labels, micros, values }) => ({
          ...{ widget, micros },
          labels: [...labels].sort(),
          values: values.map(({ metric, value }) => [metric, Number(value)]).sort(),
        })),
      ).toEqual(
        made.map(({ measurement, tags, fields, micros }) => ({
          ...{ widget: measurement, micros },
          labels: tags.toSorted(),
          values: fields.map(([field, value]) => [field, value === 0 ? expect.closeTo(0) : value]).sort(),
        })),
      )
    }),
  )
})

test('whatever comes is read, or refused with a reason', () => {
  const junk = fc.array(
    fc.oneof(fc.constantFrom('m', ',', '=', ' ', '\\', '"', '\n', '1', 'i', '-', '.', 'e', '#'), fc.string()),
  )
  fc.assert(
    fc.property(junk, parts => {
      try {
        readLines(parts.join(''), { precision: 'ns', now: 0 })
      } catch (error) {
        if (!(error instanceof AppError)) throw error
      }
    }),
    { numRuns: 2_000 },
  )
})

test('a long line of separators costs no more than its length', () => {
  const line = `m${',a=b'.repeat(100_000)} ${'f=1,'.repeat(100_000)}f=1`
  expect(() => readLines(line, { precision: undefined, now: 0 })).toThrow('a tag stands twice')
  expect(readLines(`m ${'"'.repeat(1_000_001)}`.replace(' ', ' a='), { precision: undefined, now: 0 }).rows).toEqual([])
})
