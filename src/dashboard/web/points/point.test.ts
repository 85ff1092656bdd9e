import { expect, test } from 'vitest'
import { readPoints, toDeletion, toListBody, toPush } from './point.ts'

const reply = `{"code":200,"success":true,"data":[
  {"metric_id":"metric_1","metric":"Stock","key":"2026-11-01","last_day":"2026-11-01","dimensions":{"country":"DE"},"value":0.12345678901234567890123},
  {"metric_id":"metric_2","metric":"Rate","key":"2026-11-01","last_day":"2026-11-30","dimensions":{},"value":9007199254740993}
]}`

test('points keep every digit, and values of periods both of their days', () => {
  expect(readPoints(reply)).toEqual([
    {
      metricId: 'metric_1',
      metric: 'Stock',
      key: '2026-11-01',
      dimensions: { country: 'DE' },
      value: '0.12345678901234567890123',
    },
    { metricId: 'metric_2', metric: 'Rate', key: '2026-11-01/2026-11-30', dimensions: {}, value: '9007199254740993' },
  ])
})

test('what the gateway refuses is said in its words', () => {
  expect(() => readPoints('{"success":false,"message":"\\"x\\" is not a day."}')).toThrow('"x" is not a day.')
  expect(() => readPoints('[]')).toThrow('did not answer with points')
})

test('a point is written and deleted as itself, and no other of its key', () => {
  const [point] = readPoints(reply)
  if (!point) throw new Error('There is none.')
  expect(toPush('widget_1', { ...point, value: '1.50' })).toEqual({
    widgetId: 'widget_1',
    onDuplicate: 'REPLACE',
    rows: [
      {
        key: '2026-11-01',
        values: [{ metric: 'Stock', value: '1.50' }],
        dimensions: [{ dimension: 'country', value: 'DE' }],
      },
    ],
  })
  expect(toDeletion('widget_1', point, ['country', 'plan'])).toEqual({
    widgetId: 'widget_1',
    keys: ['2026-11-01'],
    metricIds: ['metric_1'],
    where: [
      { dimension: 'country', in: ['DE'] },
      { dimension: 'plan', isSet: false },
    ],
  })
})

test('a page is asked for with one more', () => {
  const filter = { metricId: 'metric_1', from: '2026-11-01', through: null }
  expect(toListBody('widget_1', filter, 50, true)).toEqual({
    widget_id: 'widget_1',
    limit: 51,
    offset: 50,
    order: ['key DESC', 'metric ASC'],
    condition: [
      ['metric_id', '=', 'metric_1'],
      ['key', '>=', '2026-11-01'],
    ],
  })
})
