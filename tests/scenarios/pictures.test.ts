import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { type NumberFormat, plainFormat } from '../../src/core/number-format.ts'
import { days, metric } from '../../src/pictures/chart/chart.cases.ts'
import type { ChartReport } from '../../src/pictures/chart/chart-report.ts'
import { type Drawing, drawPng, drawSvg } from '../../src/pictures/drawing.ts'
import { type ChartType, chartTypes } from '../../src/widgets/chart-type.ts'

/** How many pixels of a picture may differ: other processors round curves otherwise. */
const TOLERANCE = 0.002

const keys = Array.from({ length: 12 }, (_, day) => `2026-11-${String(day + 9).padStart(2, '0')}`)
const rising = keys.map((_, day) => (day === 5 ? null : 900 + day * 110 * ((day % 3) - 0.5)))
const level = keys.map((_, day) => 400 + ((day * 37) % 90))
const former = { period: { label: 'The days before' }, values: keys.map((_, day) => 700 + day * 40) }
const euros: NumberFormat = { ...plainFormat, style: 'CURRENCY', currency: 'EUR' }
const report: ChartReport = {
  keys,
  granularity: 'DAY',
  metrics: [
    { ...metric('Visitors', rising, { format: euros }), comparison: former },
    metric(
      'Returning',
      level.map(value => value * 2),
      { format: euros },
    ),
    metric('Sign-ups über alles', level, { yAxis: 1, color: '#9b3fb5' }),
  ],
}
const drawing = (type: ChartType, own: Partial<Drawing> = {}): Drawing => ({
  ...{ title: 'Visitors', type, report, compare: true, width: 480, height: 240, theme: 'light' },
  ...own,
})

/** Names of elements and attributes. Throws where it is not well-formed. */
function readSvg(text: string) {
  const elements = new Set<string>()
  const attributes = new Set<string>()
  let title = ''
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', tag => {
    elements.add(tag.name)
    for (const name of Object.keys(tag.attributes)) attributes.add(name)
  })
  parser.on('text', words => {
    title ||= words
  })
  parser.write(text).close()
  return { elements, attributes, title }
}

describe.each(chartTypes)('%s', type => {
  test.each(['light', 'dark'] as const)('looks as stored, %s', theme => {
    const file = new URL(`./pictures/${type.toLowerCase()}-${theme}.png`, import.meta.url)
    const drawn = drawPng(drawing(type, { theme }))
    if (process.env.UPDATE_PICTURES) writeFileSync(file, drawn)
    expect(existsSync(file), 'UPDATE_PICTURES=1 stores pictures: look at them before you commit').toBe(true)
    const [stored, now] = [PNG.sync.read(readFileSync(file)), PNG.sync.read(Buffer.from(drawn))]
    expect([now.width, now.height]).toEqual([stored.width, stored.height])
    const different = pixelmatch(stored.data, now.data, undefined, now.width, now.height, { threshold: 0.1 })
    expect(different / (now.width * now.height)).toBeLessThan(TOLERANCE)
  })

  test('is well-formed, runs and loads nothing, whatever names and units are', () => {
    const hostile = `</svg><script>alert(1)</script>"'&amp;<![CDATA[\u0000\u0001\ud800]]>{a|b}\n`
    const own = days(
      metric(hostile, [1, 2, 3], { format: { ...plainFormat, unit: hostile }, labelShow: true }),
      metric(hostile, [3, null, -1]),
    )
    const shown = { ...own, keys: [hostile, `${hostile}2`, '2026-11-20'], granularity: null }
    const { elements, attributes, title } = readSvg(drawSvg(drawing(type, { title: hostile, report: shown })))
    expect(title).toBe(`</svg><script>alert(1)</script>"'&amp;<![CDATA[]]>{a|b}\n`)
    expect([...elements].filter(name => /script|foreign|image|use|^a$|iframe|animate|set/i.test(name))).toEqual([])
    expect([...attributes].filter(name => /^on|href/i.test(name))).toEqual([])
  })

  test('can be drawn without metrics, without keys, and in the smallest and the largest size', () => {
    for (const none of [days(), { ...days(), keys: [] }, days(metric('A', [null, null, null]))]) {
      readSvg(drawSvg(drawing(type, { report: none })))
    }
    for (const size of [50, 2_000]) {
      const png = PNG.sync.read(Buffer.from(drawPng(drawing(type, { width: size, height: size }))))
      expect([png.width, png.height]).toEqual([size, size])
    }
  })
})

test('a stored picture differs from another type of chart: the comparison can tell', () => {
  const [line, column] = (['LINE', 'COLUMN'] as const).map(type => PNG.sync.read(Buffer.from(drawPng(drawing(type)))))
  const different = pixelmatch(line?.data as Buffer, column?.data as Buffer, undefined, 480, 240, { threshold: 0.1 })
  expect(different / (480 * 240)).toBeGreaterThan(10 * TOLERANCE)
})

describe('letters that our own font does not have', () => {
  /** How many pixels of a stretch of rows differ between two titles. */
  const differing = (one: Uint8Array, other: Uint8Array, [first, last]: readonly [number, number]) => {
    const [a, b] = [one, other].map(bytes =>
      PNG.sync.read(Buffer.from(bytes)).data.subarray(first * 480 * 4, last * 480 * 4),
    )
    return pixelmatch(a as Buffer, b as Buffer, undefined, 480, last - first, { threshold: 0.1 })
  }
  const foot = [226, 240] as const
  const head = [0, 24] as const
  const plain = drawPng(drawing('LINE', { title: 'A' }))

  test('are boxes in a PNG that says so at its foot', () => {
    expect(differing(plain, drawPng(drawing('LINE', { title: 'Ж' })), foot)).toBe(0)
    for (const title of ['注文', '한국어', '🚀'])
      expect(differing(plain, drawPng(drawing('LINE', { title })), foot), title).toBeGreaterThan(50)
  })

  test('are drawn from the fonts in FONT_DIRS', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pushgraph-fonts-'))
    try {
      const name = 'DejaVuMathTeXGyre.ttf'
      copyFileSync(fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${name}`)), join(folder, name))
      const [script, fraktur] = ['𝒜', '𝔄'].map(title => drawing('LINE', { title }))
      if (!script || !fraktur) throw new Error('two titles are drawn')
      expect(differing(drawPng(script), drawPng(fraktur), head), 'two boxes').toBe(0)
      const drawn = drawPng(script, [folder])
      expect(differing(drawn, drawPng(fraktur, [folder]), head)).toBeGreaterThan(10)
      expect(differing(drawn, plain, foot), 'nothing is missing').toBe(0)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
