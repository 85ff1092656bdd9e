// What the first load of the board costs, measured in the built files. No browser is needed.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const dist = new URL('../../dist/dashboard/', import.meta.url)
const KIB = 1024

/** A script and whatever it imports at once, without what it loads later. */
function closureOf(name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen
  seen.add(name)
  const text = readFileSync(new URL(`assets/${name}`, dist), 'utf8')
  for (const [, other] of text.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g))
    if (other) closureOf(other, seen)
  return seen
}

const sizeOf = (names: Iterable<string>) =>
  [...names].reduce((sum, name) => sum + gzipSync(readFileSync(new URL(`assets/${name}`, dist))).length, 0)

const page = readFileSync(new URL('index.html', dist), 'utf8')
const scripts = [...page.matchAll(/(?:src|href)="\.\/assets\/([\w.-]+\.js)"/g)].map(match => match[1] ?? '')
const first = new Set(scripts.flatMap(name => [...closureOf(name)]))
const chart = [...first].flatMap(name =>
  [...readFileSync(new URL(`assets/${name}`, dist), 'utf8').matchAll(/["'`]\.\/(draw-[\w-]+\.js)["'`]/g)].map(
    match => match[1] ?? '',
  ),
)

test('the first load of the board is under 150 KB of JavaScript without ECharts, and under 600 KiB with it', () => {
  expect(scripts.length).toBeGreaterThan(0)
  expect(new Set(chart).size).toBe(1)
  const own = sizeOf(first)
  const all = sizeOf(new Set([...first, ...chart.flatMap(name => [...closureOf(name)])]))
  console.log(`first load: ${Math.round(own / KIB)} KiB gzipped, ${Math.round(all / KIB)} KiB with ECharts`)
  expect(own).toBeGreaterThan(40 * KIB)
  expect(own).toBeLessThan(150_000)
  expect(all).toBeGreaterThan(own + 100 * KIB)
  expect(all).toBeLessThan(600 * KIB)
})

test('the page names nothing but its own files, and has no script or style in it', () => {
  const places = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(match => match[1])
  expect(places.length).toBeGreaterThan(2)
  for (const place of places) expect(place).toMatch(/^\.\//)
  expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+=|\sstyle=/)
})
