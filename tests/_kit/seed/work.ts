// What stands around the numbers of the seed board: alerts, channels, reports, sources, notes, boards and links.
import { saveAlert } from '../alert-operations.ts'
import { createBoard } from '../board-operations.ts'
import { saveCalendar } from '../calendar-operations.ts'
import { saveChannel } from '../channel-operations.ts'
import { graphql } from '../gql/gql.ts'
import {
  createCalculatedMetric,
  createToken,
  setGoal,
  updateMetric,
  updateProject,
  widgetMetrics,
} from '../operations.ts'
import { saveQuery } from '../query-operations.ts'
import { saveReportSchedule } from '../schedule-operations.ts'
import { createShare } from '../share-operations.ts'
import { saveSource } from '../source-operations.ts'
import type { SeedDoor } from './seed.ts'

const annotate = graphql(/* GraphQL */ `
  mutation SeedAnnotate($input: SaveAnnotationInput!) {
    saveAnnotation(input: $input) {
      annotation {
        id
      }
    }
  }
`)

export interface SeedWork {
  readonly alertId: string
  readonly financeId: string
  readonly queryId: string
  /** Public pages of the widget of names, and of one by days. */
  readonly namesShare: string
  readonly daysShare: string
}

export async function makeSeedWork(door: SeedDoor, idOf: (title: string) => string): Promise<SeedWork> {
  await door.ask(updateProject, {
    input: {
      name: 'Northwind Outdoor',
      timeZone: 'Europe/Berlin',
      holidays: [
        { day: '2026-12-25', name: 'Christmas' },
        { day: '2027-01-01', name: 'New Year' },
      ],
    },
  })
  const revenue = await metricIdOf(door, idOf('Revenue'), 'Revenue')
  await describe(door, idOf, revenue)
  const alertId = await makeAlert(door, revenue)
  await makeReport(door, idOf('Revenue'))
  const cards = ['Revenue', 'Recurring revenue', 'Profit and loss', 'Sales abroad'].map(title => ({
    widgetId: idOf(title),
  }))
  const { board } = (await door.ask(createBoard, { input: { name: 'Finance', cards } })).createBoard
  await door.ask(saveSource, {
    input: {
      name: 'orders',
      description: 'Orders of the shop, a page at a time',
      requests: [
        {
          name: 'orders',
          method: 'GET',
          url: 'https://shop.example.com/api/orders',
          params: { day: '{{ variables.day }}' },
          headers: { accept: 'application/json' },
        },
      ],
    },
  })
  const sql = 'SELECT metric, sum(value) AS total FROM points GROUP BY metric ORDER BY total DESC LIMIT 5'
  const query = await door.ask(saveQuery, { input: { name: 'Largest metrics', sql } })
  await door.ask(createToken, { input: { name: 'nightly import', scopes: ['PUSH', 'READ'] } })
  return {
    alertId,
    financeId: board.id,
    queryId: query.saveQuery.savedQuery.id,
    namesShare: await shareOf(door, idOf('Accounts by plan')),
    daysShare: await shareOf(door, idOf('Revenue')),
  }
}

async function metricIdOf(door: SeedDoor, widgetId: string, name: string): Promise<string> {
  const { widget } = await door.ask(widgetMetrics, { id: widgetId })
  const metric = widget?.metrics.find(each => each.name === name)
  if (!metric) throw new Error(`The seed board has no metric ${name}.`)
  return metric.id
}

async function describe(door: SeedDoor, idOf: (title: string) => string, revenue: string): Promise<void> {
  await door.ask(updateMetric, {
    input: { metricId: revenue, description: 'What was paid, without VAT', steward: 'Finance' },
  })
  await door.ask(setGoal, { input: { metricId: revenue, period: 'MONTH', target: 650_000 } })
  const energy = {
    widgetId: idOf('Energy'),
    name: 'Share of the sun',
    formula: '[Solar] / [Consumption] * 100',
    unit: '%',
  }
  await door.ask(createCalculatedMetric, { input: energy })
  const widgetId = idOf('Website visitors')
  const notes = [
    { widgetId, text: 'The new shop is open', kind: 'Release', days: { from: '2026-11-04', through: '2026-11-04' } },
    { widgetId, text: 'Autumn sale', kind: 'Campaign', days: { from: '2026-11-11', through: '2026-11-14' } },
    { text: 'Prices of carriers rise', days: { from: '2026-11-09', through: '2026-11-09' } },
  ]
  for (const input of notes) await door.ask(annotate, { input })
  await door.ask(saveCalendar, {
    input: { name: 'Seasons', periods: [{ label: 'Winter', from: '2026-12-01', through: '2027-02-28' }] },
  })
}

async function makeAlert(door: SeedDoor, metricId: string): Promise<string> {
  const alert = {
    metricId,
    name: 'Revenue is not as usual',
    granularity: 'DAY',
    condition: { outside: { low: '9000', high: '24000' } },
    cron: '0 6 * * *',
  } as const
  return (await door.ask(saveAlert, { input: alert })).saveAlert.alert.id
}

async function makeReport(door: SeedDoor, widgetId: string): Promise<void> {
  const hook = { name: 'operations', kind: 'WEBHOOK', url: 'https://hooks.example.com/pushgraph' } as const
  const { channel } = (await door.ask(saveChannel, { input: hook })).saveChannel
  const document = {
    title: 'The week in numbers',
    blocks: [
      { kind: 'HEADLINE', widget_id: widgetId, period: { preset: 'LAST_7_DAYS' } },
      { kind: 'PICTURE', widget_id: widgetId, period: { preset: 'LAST_30_DAYS' }, compare: 'PREVIOUS_PERIOD' },
    ],
  }
  await door.ask(saveReportSchedule, {
    input: { name: 'Weekly numbers', document, channelIds: [channel.id], cron: '0 8 * * 1' },
  })
}

async function shareOf(door: SeedDoor, widgetId: string): Promise<string> {
  return (await door.ask(createShare, { input: { widgetId } })).createShare.share.url ?? ''
}
