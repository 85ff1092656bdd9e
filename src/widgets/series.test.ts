import { expect, test } from 'vitest'
import { seriesTextOf } from './series.ts'

test('the text of a series is the JSON of its values, whatever stands in them', () => {
  for (const value of [null, '', 'DE', 'a "b"', 'back\\slash', ' x ', '\u001f', '\u007f', 'é', '日本', '\u2028', '[1]'])
    for (const values of [[value], [value, null], [null, value]])
      expect(seriesTextOf(values)).toBe(JSON.stringify(values))
})
