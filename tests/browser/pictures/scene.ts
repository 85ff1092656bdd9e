// What stands before the camera: a page of the seed board, and how an item of the list gets to what it shows.
import type { Locator, Page } from 'playwright-core'
import type { SeedBoard, SeedDoor } from '../../_kit/seed/seed-board.ts'

export interface Scene {
  readonly page: Page
  readonly door: SeedDoor
  readonly board: SeedBoard
}

/** What of the page is in the picture. */
export interface View {
  /** Default: the window. */
  readonly part?: Locator
  /** The pointer stays where it is. */
  readonly isPointing?: boolean
  /** All of the page instead of the window. */
  readonly isFull?: boolean
  /** What is another one in each run, such as secrets. */
  readonly masks?: readonly Locator[]
}

/** Shows a page of the dashboard by its hash. */
export async function goTo({ page, door }: Scene, hash: string): Promise<void> {
  const isHere = page.url().startsWith(`${door.url}/#`)
  if (isHere) {
    if (page.url() === `${door.url}/${hash}`) return
    await page.evaluate(`location.hash = ${JSON.stringify(hash)}`)
  } else {
    await page.goto(`${door.url}/${hash}`)
  }
  await page.getByRole('heading', { level: 1 }).first().waitFor()
}

/** As `goTo`, on a page that nobody has filled in or opened anything on. */
export async function goAnew(scene: Scene, hash: string): Promise<void> {
  await scene.page.keyboard.press('Escape')
  await goTo(scene, '#/nothing')
  await scene.page.getByText('There is no such page').waitFor()
  await goTo(scene, hash)
}

export const drawn = (scope: Page | Locator): Promise<void> => scope.locator('[data-drawn="true"]').first().waitFor()

/** The card of a widget on the first board, with its chart. */
export async function cardOf(scene: Scene, title: string, hash = '#/'): Promise<Locator> {
  await goTo(scene, hash)
  const card = scene.page.locator(`[data-widget="${scene.board.idOf(title)}"]`)
  await card.scrollIntoViewIfNeeded()
  await card.locator('canvas, table, .headlines.large, .card-state, [data-end]').first().waitFor()
  if ((await card.locator('[data-drawn]').count()) > 0) await drawn(card)
  return card
}

/** The page of a widget, with its chart. */
export async function openWidget(scene: Scene, title: string, query = ''): Promise<void> {
  await goAnew(scene, `#/widgets/${scene.board.idOf(title)}${query && `?${query}`}`)
  await scene.page.getByRole('heading', { level: 1, name: title }).waitFor()
  await scene.page.getByRole('region', { name: 'Table of metrics' }).waitFor()
  const { page } = scene
  if ((await page.locator('[data-drawn]').count()) > 0) await drawn(page)
}

/** The headlines and the chart of the page of a widget. */
export const numbersOf = ({ page }: Scene): Locator => page.locator('section[aria-labelledby="numbers"]')
