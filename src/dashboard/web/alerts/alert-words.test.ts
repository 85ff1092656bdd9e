import { expect, test } from 'vitest'
import { plainFormat } from '../../../core/number-format.ts'
import { conditionWords } from './alert-words.ts'

type Condition = Parameters<typeof conditionWords>[0]
const none = { above: null, below: null, outside: null, change: null, silence: null }
const euros = { ...plainFormat, style: 'CURRENCY', currency: 'EUR' } as const
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

test.each<[Condition, string]>([
  [{ ...none, kind: 'ABOVE', above: '100' }, 'the value is above €100'],
  [{ ...none, kind: 'BELOW', below: '0' }, 'the value is below €0'],
  [{ ...none, kind: 'OUTSIDE', outside: { low: '-1', high: '2.5' } }, 'the value is not from -€1 to €2.50'],
  [
    { ...none, kind: 'CHANGE', change: { above: '30', below: '-20', measure: 'PERCENT' } },
    'the change is below -20 % or above 30 %',
  ],
  [{ ...none, kind: 'CHANGE', change: { above: '5', below: null, measure: 'DIFFERENCE' } }, 'the change is above €5'],
  [{ ...none, kind: 'SILENCE', silence: { buckets: 3 } }, 'no data comes 3 times in a row'],
  [{ ...none, kind: 'UNUSUAL' }, 'the value is unusual'],
])('%o', (condition, words) => expect(plain(conditionWords(condition, euros))).toBe(words))
