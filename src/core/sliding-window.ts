// Numbers over trailing windows, each of so many buckets up to its own. Every bucket is joined three times, however long the windows are.
import { addRatios, commonDivisor, type Ratio } from './ratio.ts'

interface WindowRules<Item> {
  /** How many buckets a window has. */
  readonly length: number
  /** Two neighbours, the second one later. */
  readonly join: (earlier: Item, later: Item) => Item
  /** The two parts of a window; default: as any neighbours. */
  readonly finish?: (earlier: Item, later: Item) => Item
}

/**
 * One per bucket: what is in it and in those before that its window holds; null where none of them has anything. The buckets are cut into
 * blocks as long as a window: each window is the end of one block and the beginning of the next.
 */
export function slideWindows<Item>(
  items: readonly (Item | null)[],
  { length, join, finish = join }: WindowRules<Item>,
): (Item | null)[] {
  const both = (earlier: Item | null, later: Item | null, how: WindowRules<Item>['join']) =>
    earlier !== null && later !== null ? how(earlier, later) : (earlier ?? later)
  const results: (Item | null)[] = new Array(items.length)
  let ends: (Item | null)[] = []
  for (let first = 0; first < items.length; first += length) {
    const block = items.slice(first, first + length)
    let beginning: Item | null = null
    for (const [index, item] of block.entries()) {
      beginning = both(beginning, item, join)
      results[first + index] = both(ends[index + 1] ?? null, beginning, finish)
    }
    ends = endsOf(block, (earlier, later) => both(earlier, later, join))
  }
  return results
}

/** From each item of a block to its last one. */
function endsOf<Item>(
  block: readonly (Item | null)[],
  both: (earlier: Item | null, later: Item | null) => Item | null,
): (Item | null)[] {
  const ends: (Item | null)[] = new Array(block.length)
  let end: Item | null = null
  for (let index = block.length - 1; index >= 0; index--) {
    end = both(block[index] ?? null, end)
    ends[index] = end
  }
  return ends
}

interface SumOfRatios {
  readonly sum: Ratio
  readonly count: number
}

/** One per bucket: the exact mean of the numbers that its window holds; null where there are none. */
export function slidingMeans(numbers: readonly (Ratio | null)[], length: number): (Ratio | null)[] {
  const sums = slideWindows<SumOfRatios>(
    numbers.map(sum => sum && { sum, count: 1 }),
    { length, join: joinSums(addInLowestTerms), finish: joinSums(addAsTheyAre) },
  )
  return sums.map(it => it && { numerator: it.sum.numerator, denominator: it.sum.denominator * BigInt(it.count) })
}

const joinSums =
  (add: (a: Ratio, b: Ratio) => Ratio) =>
  (a: SumOfRatios, b: SumOfRatios): SumOfRatios => ({ sum: add(a.sum, b.sum), count: a.count + b.count })

/** One of them is small: the common denominator is found at once, and grows no more than it has to. */
function addInLowestTerms(a: Ratio, b: Ratio): Ratio {
  if (a.denominator === b.denominator) return addAsTheyAre(a, b)
  const shared = commonDivisor(a.denominator, b.denominator)
  const [own, other] = [b.denominator / shared, a.denominator / shared]
  return { numerator: a.numerator * own + b.numerator * other, denominator: a.denominator * own }
}

/** Of two long sums the common divisor would cost more than it saves. */
function addAsTheyAre(a: Ratio, b: Ratio): Ratio {
  if (a.denominator === b.denominator) return { numerator: a.numerator + b.numerator, denominator: a.denominator }
  return addRatios(a, b)
}
