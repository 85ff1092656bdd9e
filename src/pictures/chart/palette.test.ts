import { expect, test } from 'vitest'
import { pictureStyle } from '../picture-style.ts'
import { days, metric } from './chart.cases.ts'
import { toChartOption } from './option.ts'
import { colorAt, dashAt } from './palette.ts'

test.each(['light', 'dark'] as const)('twelve lines have twelve looks, and so have twenty: %s', theme => {
  const { palette } = pictureStyle(theme, 640, 320)
  const looks = Array.from({ length: 20 }, (_, at) => `${colorAt(palette, at)} ${dashAt(palette, at)}`)
  expect(new Set(looks).size).toBe(20)
  expect(new Set(looks.slice(0, 12).map(look => look.slice(0, 7))).size).toBe(12)
})

test('lines are dashed once their colours are used up; those of a colour of its own are not', () => {
  const metrics = Array.from({ length: 10 }, (_, at) =>
    metric(`S${at}`, [1, 2, 3], { color: at === 9 ? '#123456' : null }),
  )
  const { series } = toChartOption(days(...metrics), { type: 'LINE', compare: false }, pictureStyle('light', 640, 320))
  const types = (series as unknown as { lineStyle: { type?: unknown } }[]).map(({ lineStyle }) => lineStyle.type)
  expect(types).toEqual([...Array.from({ length: 8 }), [8, 3], undefined])
})
