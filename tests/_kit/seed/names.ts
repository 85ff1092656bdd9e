// Widgets by names and by hours: many of them, long ones, and a day that is not over.
import { currency, numbersOf, SEED_NOW, type SeedWidget } from './seed.ts'

const HOUR_MS = 3_600_000

const countries = [
  'Germany',
  'France',
  'United States of America',
  'Côte d’Ivoire',
  'Bosnia and Herzegovina',
  'Saint Vincent and the Grenadines',
  'Japan',
]
const COUNTRIES = 200

const customers = numbersOf('customers')
const campaigns = numbersOf('campaigns')
const teams = numbersOf('teams')
const signUps = numbersOf('sign-ups')

const sources = [
  ...['Organic search', 'Direct', 'Paid social', 'Referral', 'E-mail', 'Affiliates', 'Display', 'Podcasts', 'Events'],
  ...['Print', 'Partners', 'Radio', 'Billboards', 'Letters', 'Fairs', 'Word of mouth'],
]

/** Sign-ups in the hour from then on: few at night, more around noon. */
const signUpsIn = (hour: Date) =>
  Math.round((3 + 2.5 * Math.sin(((hour.getUTCHours() - 7) / 24) * 2 * Math.PI)) * (0.6 + signUps() * 0.8))

export const nameWidgets: readonly SeedWidget[] = [
  {
    title: 'Customers by country',
    input: { chartType: 'BAR', keyKind: 'CATEGORY', tags: ['sales'] },
    rows: Array.from({ length: COUNTRIES }, (_, at) => ({
      Country: countries[at] ?? `Country number ${at + 1}`,
      Customers: Math.round(9_000 / (at + 1) + customers() * 20),
    })),
  },
  {
    title: 'Accounts by plan',
    input: { chartType: 'PIE', keyKind: 'CATEGORY', tags: ['sales'] },
    rows: Object.entries({ Free: 8_123, Starter: 2_210, Team: 910, Business: 330, Enterprise: 41 }).map(
      ([Plan, Accounts]) => ({ Plan, Accounts }),
    ),
  },
  {
    title: 'Traffic by source',
    input: { chartType: 'DONUT', keyKind: 'CATEGORY', tags: ['web'] },
    rows: sources.map((Source, at) => ({ Source, Sessions: Math.round(41_000 / (at + 1) ** 1.3) })),
  },
  {
    title: 'Campaigns',
    input: { chartType: 'TABLE', keyKind: 'CATEGORY', tags: ['marketing'] },
    rows: Array.from({ length: 24 }, (_, at) => ({
      Campaign: `2026-Q4 / ${['Brand', 'Generic', 'Retargeting', 'Lookalike'][at % 4]} / variant ${at + 1}`,
      Clicks: Math.round(campaigns() * 9_000),
      Cost: (campaigns() * 4_000).toFixed(2),
      Return: (campaigns() * 5).toFixed(2),
    })),
    metrics: { Cost: currency('EUR') },
  },
  {
    title: 'Tickets by team',
    input: { chartType: 'STACKED_BAR', keyKind: 'CATEGORY', tags: ['support'] },
    rows: ['Payments', 'Identity', 'Mobile', 'Data platform', 'Search'].map(Team => ({
      Team,
      Open: Math.round(teams() * 60),
      Waiting: Math.round(teams() * 30),
      Solved: Math.round(teams() * 200),
    })),
  },
  {
    title: 'Sign-ups by the hour',
    input: { chartType: 'COLUMN', keyKind: 'TIME', defaultPeriod: 'LAST_7_DAYS', tags: ['web'] },
    // Nine days, through the hour that has begun.
    rows: Array.from({ length: 24 * 9 }, (_, at) => new Date(SEED_NOW - (24 * 9 - 1 - at) * HOUR_MS)).map(hour => ({
      Time: hour.toISOString(),
      'Sign-ups': signUpsIn(hour),
    })),
  },
]
