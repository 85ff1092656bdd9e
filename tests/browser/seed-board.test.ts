// Each item of the dashboard looks as it was stored, in the light on a laptop and in the dark on a phone.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluateDueAlerts } from '../../src/alerts/due.service.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { CHROMIUM } from '../_kit/browser.ts'
import { SEED_NOW } from '../_kit/seed/seed.ts'
import { makeSeedBoard, type SeedBoard } from '../_kit/seed/seed-board.ts'
import type { PictureItem } from './pictures/item.ts'
import { items } from './pictures/items.ts'
import { comparedLooks, fileOf, type Look } from './pictures/look.ts'
import { shoot } from './pictures/shoot.ts'
import { compare } from './pictures/stored.ts'
import { openStudio, type Studio } from './pictures/studio.ts'

/** Fifty pages one after the other, on a machine that has other work. */
const BUSY_MS = 300_000
/** How much of a picture may be another one: other processors round curves otherwise. */
const TOLERANCE = 0.003
const stored = new URL('pictures/stored/', import.meta.url)
/** Where what was seen lies after a failure, and what of it differs. */
const failures = new URL('../../coverage/pictures/', import.meta.url)
const compared = items.filter(item => !item.isLoose)

describe.skipIf(!CHROMIUM)('the seed board', () => {
  let it: TestApp
  let board: SeedBoard
  let studio: Studio
  beforeAll(async () => {
    it = await startTestApp({}, { clock: () => SEED_NOW, runsJobs: false })
    board = await makeSeedBoard(it)
    await evaluateDueAlerts(it.app.gateway, new AbortController().signal)
    studio = await openStudio(CHROMIUM ?? '')
  })
  afterAll(async () => {
    await studio?.[Symbol.asyncDispose]()
    await it?.[Symbol.asyncDispose]()
  })

  test.each(comparedLooks)(
    'looks as stored, item by item: $theme, $width px',
    async look => {
      const page = await studio.open({ ...look, token: ADMIN })
      const different: string[] = []
      for (const item of compared) {
        const picture = await shoot(page, await item.view({ page, door: it, board }))
        const share = differs(item, look, picture)
        if (share > TOLERANCE) different.push(`${fileOf(item.name, look)}: ${(share * 100).toFixed(2)} % differ`)
      }
      await page.context().close()
      const advice = `see ${failures.pathname}; where it is meant, npm run pictures -- --store, and look at them`
      expect(different, advice).toEqual([])
    },
    BUSY_MS,
  )
})

/** What share of the picture is not as it is stored; then both are kept for whoever looks for why. */
function differs({ name }: PictureItem, look: Look, picture: Buffer): number {
  const file = fileOf(name, look)
  const before = new URL(file, stored)
  const { share, diff } = existsSync(before) ? compare(readFileSync(before), picture) : { share: 1, diff: null }
  if (share > TOLERANCE) {
    mkdirSync(failures, { recursive: true })
    writeFileSync(new URL(file, failures), picture)
    if (diff) writeFileSync(new URL(file.replace('.png', '-diff.png'), failures), diff)
  }
  return share
}
