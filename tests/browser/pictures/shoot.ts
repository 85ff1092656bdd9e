// Takes a picture once what it shows stands still.
import type { Page } from 'playwright-core'
import type { View } from './scene.ts'
import { compare } from './stored.ts'

/** So often a picture is taken anew while the page still draws. */
const MOST_TRIES = 20
/** Long parts of a page are scrolled for each picture: edges between two pixels differ. */
const AT_REST = 0.0005
const TWO_FRAMES = 'new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))'

/** PNG. Throws where the page does not come to rest: two pictures, two frames apart, are never the same. */
export async function shoot(
  page: Page,
  { part, isFull = false, isPointing = false, masks = [] }: View,
): Promise<Buffer> {
  // What it points at looks otherwise, and pictures of long pages scroll.
  if (!isPointing) await page.mouse.move(0, 0)
  await page.evaluate('document.fonts.ready.then(() => true)')
  // Pictures in the page, too.
  await page.evaluate(
    'Promise.all([...document.images].map(image => image.decode().catch(() => null))).then(() => true)',
  )
  let before: Buffer | null = null
  for (let round = 0; round < MOST_TRIES; round++) {
    const now = await takeOnce()
    if (before && (now.equals(before) || compare(before, now).share <= AT_REST)) return now
    before = now
    await page.evaluate(TWO_FRAMES)
  }
  throw new Error(`${page.url()} does not come to rest: each picture of it is another one.`)

  function takeOnce(): Promise<Buffer> {
    const common = { animations: 'disabled' as const, mask: [...masks], maskColor: '#8888aa' }
    return part ? part.screenshot(common) : page.screenshot({ ...common, fullPage: isFull })
  }
}
