// Pictures that are kept with the project: small, and compared with a tolerance.
import { crc32, deflateSync } from 'node:zlib'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'

/** Colours are kept in steps of so much: no eye sees it, and the file is half as large. */
const STEP = 8
/** A palette has at most so many colours. */
const MOST_COLORS = 256

/** The same picture in fewer colours, as a small PNG. Throws where it is no PNG. */
export function packPng(png: Buffer): Buffer {
  const { width, height, data } = PNG.sync.read(png)
  const counts = new Map<number, number>()
  const pixels = new Uint32Array(width * height)
  for (let at = 0; at < pixels.length; at++) {
    const [red, green, blue] = [0, 1, 2].map(part => stepped(data[at * 4 + part] ?? 0)) as [number, number, number]
    const color = (red << 16) | (green << 8) | blue
    pixels[at] = color
    counts.set(color, (counts.get(color) ?? 0) + 1)
  }
  const palette = [...counts].sort(([, a], [, b]) => b - a).map(([color]) => color)
  const kept = palette.slice(0, MOST_COLORS)
  const indexes = new Map(palette.map((color, at) => [color, at < MOST_COLORS ? at : nearest(color, kept)]))
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows[y * (width + 1) + x + 1] = indexes.get(pixels[y * width + x] ?? 0) ?? 0
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits a pixel, by a palette.
  header.set([8, 3, 0, 0, 0], 8)
  const colors = Buffer.from(kept.flatMap(color => [color >> 16, (color >> 8) & 255, color & 255]))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const packed = deflateSync(rows, { level: 9 })
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', colors),
    chunk('IDAT', packed),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const stepped = (value: number) => Math.min(255, Math.round(value / STEP) * STEP)

function nearest(color: number, palette: readonly number[]): number {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (const [at, other] of palette.entries()) {
    const far = [16, 8, 0].reduce((sum, bits) => sum + (((color >> bits) & 255) - ((other >> bits) & 255)) ** 2, 0)
    if (far < least) [best, least] = [at, far]
  }
  return best
}

function chunk(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

export interface Comparison {
  /** How much of the picture is another one, from 0 to 1; 1 where the sizes differ. */
  readonly share: number
  /** What differs, in red; null where the sizes differ. */
  readonly diff: Buffer | null
}

/** Compares two PNGs. `THRESHOLD` is how far a colour may be off, so that what was packed is still the same. */
export function compare(stored: Buffer, actual: Buffer): Comparison {
  const [before, now] = [PNG.sync.read(stored), PNG.sync.read(actual)]
  const { width, height } = before
  if (now.width !== width || now.height !== height) return { share: 1, diff: null }
  const diff = new PNG({ width, height })
  const count = pixelmatch(before.data, now.data, diff.data, width, height, { threshold: THRESHOLD })
  return { share: count / (width * height), diff: PNG.sync.write(diff) }
}

const THRESHOLD = 0.15
