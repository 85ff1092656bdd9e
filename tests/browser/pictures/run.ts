// npm run pictures: pictures of all that the dashboard shows, made from the seed board, in both themes, on a laptop and on a phone.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { makeSeedBoard } from '../../_kit/seed/seed-board.ts'
import { startPictureGateway } from './gateway.ts'
import { indexPage } from './index-page.ts'
import type { PictureItem } from './item.ts'
import { items } from './items.ts'
import { comparedLooks, fileOf, looks } from './look.ts'
import { shoot } from './shoot.ts'
import { packPng } from './stored.ts'
import { assertRunnable, openStudio } from './studio.ts'

const HELP = `npm run pictures -- [options]

Takes pictures of the seed board: each item of the dashboard, light and dark, 1440 and 390 px wide, with index.html to look at them.

  --items a,b     these alone; --list says their names
  --folder PATH   where to; default: pictures
  --store         anew what visual tests compare with (tests/browser/pictures/stored); look at them before you commit
  --list          names of the items, and nothing else
  --help

Chromium is CHROMIUM, else /usr/bin/chromium. The dashboard is the one that \`npm run build\` made.
`

const STORED = fileURLToPath(new URL('stored/', import.meta.url))
const BUILD = fileURLToPath(new URL('../../../dist/dashboard/index.html', import.meta.url))

/** Something that the person who started this can put right; nothing but its message is shown. */
class Mistake extends Error {}

interface Wish {
  readonly chosen: readonly PictureItem[]
  readonly folder: string
  readonly isStored: boolean
}

function readWish(args: readonly string[]): Wish | null {
  const options = {
    items: { type: 'string' },
    folder: { type: 'string', default: 'pictures' },
    store: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  } as const
  const { values } = parseOrTell(() => parseArgs({ args: [...args], options }))
  if (values.help || values.list) {
    process.stdout.write(values.help ? HELP : `${items.map(item => item.name).join('\n')}\n`)
    return null
  }
  const names = values.items?.split(',').map(name => name.trim())
  const unknown = names?.filter(name => !items.some(item => item.name === name)) ?? []
  if (unknown.length > 0) throw new Mistake(`There is no item ${unknown.join(', ')}: --list says which there are.`)
  const chosen = items.filter(item => !names || names.includes(item.name))
  return {
    chosen: values.store ? chosen.filter(item => !item.isLoose) : chosen,
    folder: values.store ? STORED : resolve(values.folder),
    isStored: values.store,
  }
}

function parseOrTell<T>(parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    throw new Mistake(`${(error as Error).message} --help says what there is.`)
  }
}

function findChromium(): string {
  const path = process.env.CHROMIUM ?? '/usr/bin/chromium'
  try {
    assertRunnable(path)
    return path
  } catch {
    throw new Mistake(
      `There is no Chromium at ${path}: install it (apt-get install chromium), or set CHROMIUM to its path.`,
    )
  }
}

async function takePictures({ chosen, folder, isStored }: Wish): Promise<void> {
  const chromium = findChromium()
  if (!existsSync(BUILD)) throw new Mistake('The dashboard is not built: run npm run build first.')
  const say = (text: string) => process.stdout.write(process.stdout.isTTY ? `\r\u001b[K${text}` : `${text}\n`)
  say('Starting a gateway ...')
  await using gateway = await startPictureGateway()
  const { door, token } = gateway
  const board = await makeSeedBoard(door, (done, all) => say(`Making the seed board: ${done} of ${all} widgets`))
  await gateway.evaluateAlerts()
  await using studio = await openStudio(chromium)
  mkdirSync(folder, { recursive: true })
  const taken = isStored ? comparedLooks : looks
  let bytes = 0
  for (const [turn, look] of taken.entries()) {
    const page = await studio.open({ ...look, token })
    for (const [at, item] of chosen.entries()) {
      say(
        `${turn * chosen.length + at + 1} of ${taken.length * chosen.length}: ${item.name}, ${look.theme}, ${look.width} px`,
      )
      const picture = await shoot(page, await item.view({ page, door, board })).catch(error => {
        throw new Error(`${item.name}, ${look.theme}, ${look.width} px: no picture could be taken.`, { cause: error })
      })
      const file = isStored ? packPng(picture) : picture
      bytes += file.length
      writeFileSync(join(folder, fileOf(item.name, look)), file)
    }
    await page.context().close()
  }
  if (!isStored) writeFileSync(join(folder, 'index.html'), indexPage(chosen, looks))
  const where = isStored ? folder : join(folder, 'index.html')
  say(`${taken.length * chosen.length} pictures, ${Math.round(bytes / 1024)} kB: ${where}\n`)
}

try {
  const wish = readWish(process.argv.slice(2))
  if (wish) await takePictures(wish)
} catch (error) {
  if (!(error instanceof Mistake)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
