// Items on the other pages of the dashboard, and on those that need no token.
import { chartUrl } from '../../_kit/picture-operations.ts'
import type { PictureItem } from './item.ts'
import { cardOf, drawn, goAnew, type Scene, type View } from './scene.ts'

const pageAt =
  (hash: string, ready: (scene: Scene) => Promise<unknown>) =>
  async (scene: Scene): Promise<View> => {
    await goAnew(scene, hash)
    await ready(scene)
    return { part: scene.page.locator('main') }
  }

export const pageItems: readonly PictureItem[] = [
  {
    name: 'board',
    before: 'Charts in a serif that nobody chose; on a phone no card was seen without scrolling.',
    now: 'One face everywhere, and the first card is there at once.',
    view: async scene => {
      await scene.page.setViewportSize(scene.page.viewportSize() ?? { width: 1440, height: 900 })
      await cardOf(scene, 'Profit and loss')
      await cardOf(scene, 'Revenue')
      await scene.page.evaluate('scrollTo(0, 0)')
      await scene.page.getByRole('banner').getByRole('status').getByText('Live', { exact: true }).waitFor()
      return {}
    },
  },
  {
    name: 'board-compared',
    before: '“Compare with: Nothing” showed changes all the same.',
    now: 'Changes say with what they compare, whether or not it is drawn.',
    isLoose: true,
    view: async scene => {
      const hash = '#/?period=LAST_90_DAYS&compare=PREVIOUS_PERIOD'
      await cardOf(scene, 'Profit and loss', hash)
      await cardOf(scene, 'Revenue', hash)
      await scene.page.evaluate('scrollTo(0, 0)')
      return {}
    },
  },
  {
    name: 'arranging',
    before: 'Buttons with arrows moved a card by one place, in three widths.',
    now: 'Cards are dragged and resized on a grid, by pointer and by keys.',
    view: async scene => {
      await goAnew(scene, `#/boards/${scene.board.financeId}`)
      await scene.page.getByRole('button', { name: 'Arrange', exact: true }).click()
      await drawn(scene.page)
      return { part: scene.page.locator('main') }
    },
  },
  {
    name: 'wall',
    before: 'No way to show boards on a screen.',
    now: 'Boards in turn, in full screen.',
    isLoose: true,
    view: async scene => {
      await goAnew(scene, `#/wall?boards=${scene.board.financeId}&seconds=3600`)
      await drawn(scene.page)
      await scene.page.getByText('Yen').first().waitFor()
      return {}
    },
  },
  {
    name: 'search',
    before: 'Search found widgets on the board alone.',
    now: 'Ctrl-K finds everything by its words.',
    view: async scene => {
      await goAnew(scene, '#/tokens')
      await scene.page.keyboard.press('Control+k')
      await scene.page.getByRole('combobox', { name: 'Search for' }).fill('revenue')
      await scene.page.getByRole('option').nth(2).waitFor()
      return { part: scene.page.getByRole('dialog', { name: 'Search' }) }
    },
  },
  {
    name: 'sources',
    before: 'A request was one text of JSON.',
    now: 'Forms of sign-in, parameters, headers, bodies and pages, and sources to begin with.',
    view: pageAt('#/sources/orders', ({ page }) => page.getByRole('button', { name: 'Call it' }).waitFor()),
  },
  {
    name: 'catalogue',
    before: 'What metrics mean stood nowhere.',
    now: 'Descriptions, stewards, freshness, and what rests on them.',
    view: pageAt('#/catalogue', ({ page }) => page.getByRole('region', { name: 'Metrics' }).waitFor()),
  },
  {
    name: 'alerts',
    before: 'Alerts were in the API alone.',
    now: 'A page of them with their states.',
    view: pageAt('#/alerts', ({ page }) => page.getByText('Revenue is not as usual').first().waitFor()),
  },
  {
    name: 'alert',
    before: 'What an alert watches could not be seen.',
    now: 'Its line and its band in a chart, and what fired when.',
    view: async scene => {
      await goAnew(scene, `#/alerts/${scene.board.alertId}`)
      await drawn(scene.page)
      return { part: scene.page.locator('main') }
    },
  },
  {
    name: 'channels',
    before: 'Channels were in the API alone.',
    now: 'Made, tried, paused and changed in forms.',
    view: pageAt('#/channels', ({ page }) => page.getByText('operations').first().waitFor()),
  },
  {
    name: 'reports',
    before: 'Scheduled reports were in the API alone.',
    now: 'A page of them with their next times and last runs.',
    view: pageAt('#/reports', ({ page }) => page.getByText('Weekly numbers').first().waitFor()),
  },
  {
    name: 'report-editor',
    before: 'A report was a JSON document.',
    now: 'Blocks in a form, with the report beside it.',
    isLoose: true,
    view: async scene => {
      const { page } = scene
      await goAnew(scene, '#/reports')
      await page.getByRole('link', { name: 'Weekly numbers' }).click()
      await page.frameLocator('iframe[title="The report"]').getByRole('heading').first().waitFor()
      return { part: page.locator('main') }
    },
  },
  {
    name: 'project',
    before: 'Zone, week and holidays were in the API alone.',
    now: 'Settings of the project in forms, and named calendars.',
    view: pageAt('#/project', ({ page }) => page.getByLabel('Holidays').waitFor()),
  },
  {
    name: 'clients',
    before: 'Client credentials were in the API alone.',
    now: 'Made, renewed and revoked on a page.',
    view: pageAt('#/clients', ({ page }) => page.getByRole('heading', { level: 1 }).waitFor()),
  },
  {
    name: 'queries',
    before: 'Results were rows alone.',
    now: 'SQL with a table and a chart.',
    view: async scene => {
      const { page, board } = scene
      await goAnew(scene, `#/queries/${board.queryId}`)
      await page.getByRole('button', { name: 'Run' }).click()
      await page.getByRole('combobox', { name: 'Chart' }).selectOption('BAR')
      await drawn(page)
      return { part: page.locator('main') }
    },
  },
  {
    name: 'share-of-names',
    before: 'A page of names offered days.',
    now: 'It offers none.',
    view: ({ page, board }) => shared(page, board.namesShare),
  },
  {
    name: 'share-of-days',
    before: 'A chart without a number.',
    now: 'The chart carries its title, its period and its headline.',
    view: ({ page, board }) => shared(page, board.daysShare),
  },
  {
    name: 'pictures',
    before: 'Pictures had no title, printed a pager, and were empty frames where there was no data.',
    now: 'They carry title, period and headline, count what is left out, and say where there is nothing.',
    view: showPictures,
  },
]

async function shared(page: Scene['page'], url: string): Promise<View> {
  await page.goto(url)
  await page.locator('img').first().waitFor()
  return {}
}

const PICTURED = [
  ...['Latency of the checkout', 'Twelve services, one chart', 'Campaign of last year', 'Customers by country'],
  ...['Traffic by source', 'Campaigns', 'Open tickets', '注文 – Заказы – طلبات 🚀'],
]

/** PNGs as pages of others show them, below each other. */
async function showPictures({ page, door, board }: Scene): Promise<View> {
  const theme = (await page.evaluate('matchMedia("(prefers-color-scheme: dark)").matches')) ? 'DARK' : 'LIGHT'
  const width = Math.min(page.viewportSize()?.width ?? 0, 720) - 20
  const images: string[] = []
  for (const title of PICTURED) {
    const { widget } = await door.ask(chartUrl, { id: board.idOf(title), format: 'PNG', width, theme })
    const reply = await fetch(widget?.chartUrl ?? '')
    if (!reply.ok) throw new Error(`The picture of ${title}: ${reply.status} ${await reply.text()}`)
    images.push(Buffer.from(await reply.arrayBuffer()).toString('base64'))
  }
  const tags = images.map(image => `<img src="data:image/png;base64,${image}" style="margin:2px;vertical-align:top">`)
  await page.goto('about:blank')
  await page.setContent(`<body style="margin:0;background:#888">${tags.join('')}</body>`)
  return { isFull: true }
}
