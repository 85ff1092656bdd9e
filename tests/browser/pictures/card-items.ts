// Items that a card of the board shows.
import type { PictureItem } from './item.ts'
import { cardOf } from './scene.ts'

function card(name: string, title: string, before: string, now: string): PictureItem {
  return { name, before, now, view: async scene => ({ part: await cardOf(scene, title) }) }
}

export const cardItems: readonly PictureItem[] = [
  card(
    'small-numbers',
    'Latency of the checkout',
    'A latency of 0.00012 s was “0 s” in the headline and on the axis.',
    'Three digits that count, in a unit that fits.',
  ),
  card(
    'currencies',
    'Sales abroad',
    'Money had any number of digits, and its sign stood behind it.',
    'Each currency has its digits and its sign where the language puts it; points stand below each other.',
  ),
  card('percent', 'Conversion rate', 'A rate pushed as 2.4% lost its %.', 'It keeps its %, on the axis too.'),
  card(
    'huge-change',
    'A day that went viral',
    'A change of 27,159.1% that nobody can read.',
    'A factor from tenfold on.',
  ),
  card(
    'flat-line',
    'Recurring revenue',
    'A line near 2.6 billion was flat, since its axis began at zero.',
    'The axis of a line that is far from zero fits its values.',
  ),
  card(
    'table-card',
    'Campaigns',
    'Rows lay over the headlines, no column had a name, and the last row was cut.',
    'Columns have names, and as many rows are shown as there is room for.',
  ),
  card(
    'many-names',
    'Customers by country',
    'Names of 200 bars lay over each other.',
    'The ten largest and what the others are together.',
  ),
  card(
    'twelve-series',
    'Twelve services, one chart',
    'Twelve lines had eight colours, and the legend a pager.',
    'Lines of one colour are told apart by their dashes.',
  ),
  card(
    'two-axes',
    'Spend and what it brings',
    'Nothing said which line belongs to which axis.',
    'Ticks have the colour of what they measure.',
  ),
  card('whole-counts', 'Errors', 'An axis of 0.3 errors.', 'Counts have whole ticks.'),
  card(
    'holes',
    'Stock with holes',
    'Stacked areas drew loose dots in their holes.',
    'A hole is a hole, and the others stand where they stand.',
  ),
  card(
    'rest-of-a-pie',
    'Traffic by source',
    'A pie did not say what it leaves out.',
    'The smallest are one slice that says how many they are.',
  ),
  card('sparse', 'Water readings', 'Points far from each other were loose dots.', 'They are connected.'),
  card(
    'ended',
    'Campaign of last year',
    'An empty frame without a word.',
    'It says when the data ended, and leads there.',
  ),
  card('nothing-pushed', 'Nothing pushed yet', 'An empty card.', 'It says so, and leads to where one pushes.'),
  card(
    'long-names',
    'A title that a marketing department has written in a hurry and never shortened: pipeline of the fourth quarter',
    'The legend showed one name of six and a pager.',
    'Names are cut, all of them can be reached.',
  ),
  card(
    'many-scripts',
    '注文 – Заказы – طلبات 🚀',
    'Boxes instead of letters.',
    'Letters of any script that a font of the machine has; a PNG has those of FONT_DIRS, or says that letters are missing.',
  ),
]
