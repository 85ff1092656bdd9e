// The seed board: about forty widgets and three years of days, with all that is hard to show. Pictures and visual tests are made of it.
import { openSales } from '../sales.ts'
import { moneyWidgets, shapeWidgets } from './days.ts'
import { nameWidgets } from './names.ts'
import { makeSeedWidget, type SeedDoor } from './seed.ts'
import { makeSeedWork, type SeedWork } from './work.ts'

export type { SeedDoor } from './seed.ts'

export interface SeedBoard extends SeedWork {
  /** Of the widget with this title. Throws where there is none. */
  idOf(title: string): string
}

const seedWidgets = [...moneyWidgets, ...nameWidgets, ...shapeWidgets]

/** `progress` is called with how many widgets of how many are there. Throws what the gateway refuses. */
export async function makeSeedBoard(
  door: SeedDoor,
  progress: (done: number, all: number) => void = () => {},
): Promise<SeedBoard> {
  const ids = new Map<string, string>()
  for (const seed of seedWidgets) {
    ids.set(seed.title, await makeSeedWidget(door, seed))
    progress(ids.size, seedWidgets.length)
  }
  const { sales, stock } = await openSales(door)
  ids.set('Sales', sales)
  ids.set('Stock', stock)
  const idOf = (title: string) => {
    const id = ids.get(title)
    if (id === undefined) throw new Error(`The seed board has no widget “${title}”.`)
    return id
  }
  return { ...(await makeSeedWork(door, idOf)), idOf }
}
