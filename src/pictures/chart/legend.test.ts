import { expect, test } from 'vitest'
import { style } from './chart.cases.ts'
import { toLegend } from './legend.ts'

interface LegendOption {
  readonly type: string
  readonly data: readonly { readonly name: string; readonly icon?: string }[]
  formatter(name: string): string
}
const names = Array.from({ length: 30 }, (_, at) => `service-${at}`)
const legendOf = (all: readonly string[], width: number | null, compact = false) =>
  toLegend(all, null, { ...style, compact, picture: width === null ? null : { width, height: 300 } })
    .legend as LegendOption

test('on a page all names can be scrolled to; a picture says how many it leaves out', () => {
  expect(legendOf(names, null)).toMatchObject({ type: 'scroll' })
  expect(legendOf(names, null).data).toHaveLength(30)
  const { type, data } = legendOf(names, 640)
  expect(type).toBe('plain')
  expect(data.slice(0, 2).map(({ name }) => name)).toEqual(['service-0', 'service-1'])
  expect(data.at(-1)).toMatchObject({ name: `+${30 - (data.length - 1)} more`, icon: 'none' })
  expect(data.length).toBeLessThan(10)
  expect(legendOf(names.slice(0, 3), 640).data).toHaveLength(3)
})

test('one name at least is in a picture however narrow; long ones are cut', () => {
  expect(legendOf(names, 50).data.map(({ name }) => name)).toEqual(['service-0', '+29 more'])
  expect(legendOf(names, null).formatter('a'.repeat(80))).toHaveLength(40)
  expect(legendOf(names, null, true).formatter('a'.repeat(80))).toHaveLength(24)
})
