// Which characters a font has a glyph for. In a picture anything else is a box.

/** A stretch of code points that have glyphs, both ends included. */
interface Stretch {
  readonly first: number
  readonly last: number
}

const UNICODE_FULL = 12
const TABLE_RECORD = 16

/**
 * From the table `cmap` of a TrueType font, in its format for all of Unicode: https://learn.microsoft.com/typography/opentype/spec/cmap.
 * Throws for a font without one.
 */
export function coverageOf(font: Buffer): (character: string) => boolean {
  const stretches = readStretches(font)
  return character => {
    const point = character.codePointAt(0) ?? 0
    return stretches.some(({ first, last }) => point >= first && point <= last)
  }
}

function readStretches(font: Buffer): Stretch[] {
  const table = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * TABLE_RECORD).find(
    at => font.toString('latin1', at, at + 4) === 'cmap',
  )
  if (table === undefined) throw new Error('The font has no table of characters.')
  const cmap = font.readUInt32BE(table + 8)
  const subtable = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, index) => cmap + font.readUInt32BE(cmap + 8 + index * 8),
  ).find(at => font.readUInt16BE(at) === UNICODE_FULL)
  if (subtable === undefined) throw new Error('The font has no table for all of Unicode.')
  return Array.from({ length: font.readUInt32BE(subtable + 12) }, (_, index) => {
    const at = subtable + 16 + index * 12
    return { first: font.readUInt32BE(at), last: font.readUInt32BE(at + 4) }
  })
}
