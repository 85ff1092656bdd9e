// Items on the pages of widgets.
import type { PictureItem } from './item.ts'
import { drawn, goAnew, numbersOf, openWidget, type Scene, type View } from './scene.ts'

const panelOf =
  (title: string, query: string) =>
  async (scene: Scene): Promise<View> => {
    await openWidget(scene, title, query)
    return { part: numbersOf(scene) }
  }

/** Points at the middle of the chart: the tooltip of that bucket is shown. */
async function pointAtChart({ page }: Scene): Promise<void> {
  const canvas = page.locator('.chart canvas').first()
  const box = await canvas.boundingBox()
  if (!box) throw new Error('There is no chart to point at.')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
}

export const widgetItems: readonly PictureItem[] = [
  {
    name: 'numbers-of-a-widget',
    before: 'Table and axis wrote zeros for small numbers, and digits did not stand below each other.',
    now: 'One format everywhere; as many decimals in each number of a row.',
    view: panelOf('Latency of the checkout', ''),
  },
  {
    name: 'all-names',
    before: 'Two hundred names in a chart of 300 pixels.',
    now: 'The largest are drawn, all of them are in the table.',
    view: panelOf('Customers by country', ''),
  },
  {
    name: 'all-time',
    before: 'The first and the last month looked like crashes.',
    now: 'Buckets that are not whole are dashed.',
    view: panelOf('Revenue', 'period=ALL_TIME'),
  },
  {
    name: 'today-by-hours',
    before: 'Each tick told the day, counts had halves, and hours to come were rows of dashes.',
    now: 'Hours of one day are hours; the running one is pale, those to come are no rows.',
    view: async scene => {
      await openWidget(scene, 'Sign-ups by the hour', 'period=TODAY')
      return {}
    },
  },
  {
    name: 'compared-lines',
    before: 'Old values came first in the tooltip, without their day, and the dashed line was in no legend.',
    now: 'Now first, then both days with their values and the difference; the dashed line is named.',
    view: async scene => {
      await openWidget(scene, 'Revenue', 'period=LAST_90_DAYS&compare=SAME_PERIOD_LAST_YEAR')
      await pointAtChart(scene)
      return { part: numbersOf(scene), isPointing: true }
    },
  },
  {
    name: 'compared-columns',
    before: 'Old columns stood beside the new ones, some without a partner.',
    now: 'The old one stands behind the new one.',
    view: panelOf('Profit and loss', 'period=LAST_14_DAYS&compare=PREVIOUS_PERIOD'),
  },
  {
    name: 'custom-period',
    before: 'Days of one’s own began with empty fields.',
    now: 'They begin with the days that are shown.',
    view: async scene => {
      await openWidget(scene, 'Website visitors', 'period=LAST_7_DAYS')
      await scene.page.locator('.pickers').getByRole('combobox', { name: 'Period' }).selectOption('CUSTOM')
      return { part: scene.page.locator('.pickers').first() }
    },
  },
  {
    name: 'page-of-a-widget',
    before: 'Cards of 2,900 pixels, forms in the middle, and Delete beside the title.',
    now: 'The chart first, then tabs; what is dangerous stands at the end of the settings.',
    view: async scene => {
      await openWidget(scene, 'Revenue')
      await scene.page.getByRole('region', { name: 'Table of values' }).waitFor()
      return {}
    },
  },
  {
    name: 'annotations',
    before: 'What had happened stood in no chart.',
    now: 'Days and stretches are marked, and told below the chart.',
    view: async scene => {
      await openWidget(scene, 'Website visitors', 'tab=annotations')
      await scene.page.getByRole('list', { name: 'Annotations' }).waitFor()
      return { part: scene.page.getByRole('tabpanel') }
    },
  },
  {
    name: 'groups',
    before: 'The API had groups and filters, the page had none.',
    now: 'Group by, filters, and a table of groups with the colours of the chart.',
    view: async scene => {
      await openWidget(scene, 'Sales', 'by=country&top=5&where.plan=pro%2Cteam')
      await scene.page.getByRole('region', { name: 'Table of groups' }).waitFor()
      return {
        part: scene.page.locator('section[aria-labelledby="groups"], section[aria-labelledby="numbers"]').last(),
      }
    },
  },
  {
    name: 'points',
    before: 'Points could not be seen, corrected or added.',
    now: 'Each with every digit, to correct, delete and add.',
    view: async scene => {
      await openWidget(scene, 'Stock')
      await scene.page.getByRole('heading', { name: 'Points' }).click()
      await scene.page.getByRole('region', { name: 'Table of points' }).waitFor()
      return {
        part: scene.page
          .locator('details, section')
          .filter({ has: scene.page.getByRole('region', { name: 'Table of points' }) })
          .last(),
      }
    },
  },
  {
    name: 'new-metric',
    before: 'Metrics of formulas could only be made by the API.',
    now: 'A form with what it gives while it is written.',
    view: async scene => {
      const { page } = scene
      await openWidget(scene, 'Energy', 'tab=metrics')
      await page.getByRole('heading', { name: 'New calculated metric' }).click()
      const form = page.getByRole('form', { name: 'New calculated metric' })
      await form.getByLabel('Name').fill('From the grid')
      await form.getByRole('textbox', { name: 'Formula' }).fill('[Consumption] - [Solar]')
      await form.getByLabel('What the formula gives').getByText(/\d/).first().waitFor()
      return { part: form }
    },
  },
  {
    name: 'upload',
    before: 'Files were pushed by commands alone.',
    now: 'A file is chosen, and what becomes of each column is seen before anything is pushed.',
    view: async scene => {
      const { page } = scene
      await goAnew(scene, `#/new/${scene.board.idOf('Nothing pushed yet')}`)
      const region = page.getByRole('region', { name: 'Or upload a file' })
      const csv = 'Date,country,Amount\n2026-11-18,DE,12.50\n2026-11-19,FR,7.25\n2026-11-20,DE,9\n'
      await region
        .getByLabel('File')
        .setInputFiles({ name: 'sales.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
      await region.getByRole('button', { name: 'Push 3 rows' }).waitFor()
      return { part: region }
    },
  },
  {
    name: 'first-push',
    before: 'The first push drew a chart of 35 pixels.',
    now: 'A chart of its usual height.',
    view: async scene => {
      await goAnew(scene, `#/new/${scene.board.idOf('One measurement')}`)
      const { page } = scene
      await drawn(page)
      return {
        part: page.locator('section').filter({ has: page.getByRole('heading', { name: 'The first push is here' }) }),
      }
    },
  },
  {
    name: 'sharing',
    before: 'A link, and “Empty: not by itself”.',
    now: 'Links, addresses of the chart, and addresses of the data, each with when it ends.',
    view: async scene => {
      const { page } = scene
      await openWidget(scene, 'Revenue', 'tab=sharing')
      await page.getByRole('heading', { name: 'Data addresses' }).waitFor()
      return {
        part: page.getByRole('tabpanel').filter({ has: page.getByRole('heading', { name: 'Public links' }) }),
        masks: [page.locator('code')],
      }
    },
  },
]
