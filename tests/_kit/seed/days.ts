// Widgets by days: money, rates, small and large numbers, and lines that are hard to draw.
import { ALL_DAYS, currency, dayOf, days, numbersOf, type SeedRow, type SeedWidget, workload } from './seed.ts'

/** About 0, seldom beyond 1 on either side. */
const noise = (next: () => number) => next() + next() + next() - 1.5

const revenue = numbersOf('revenue')
const visitors = numbersOf('visitors')
const conversion = numbersOf('conversion')
const latency = numbersOf('latency')
const profit = numbersOf('profit')
const abroad = numbersOf('abroad')
const leads = numbersOf('leads')
const orders = numbersOf('orders')
const browsers = numbersOf('browsers')
const tickets = numbersOf('tickets')
const rating = numbersOf('rating')
const cold = numbersOf('cold')
const energy = numbersOf('energy')
const services = numbersOf('services')
const water = numbersOf('water')
const spend = numbersOf('spend')
const legacy = numbersOf('legacy')
const viral = numbersOf('viral')
const stock = numbersOf('stock')
const downloads = numbersOf('downloads')
const foreign = numbersOf('foreign')

const leadNames = [
  'Marketing qualified leads from organic search (EMEA, without partners)',
  'Marketing qualified leads from paid social (EMEA, without partners)',
  'Sales accepted leads that partners have handed over',
  'Opportunities',
  'Closed won',
  'Closed lost',
]

export const moneyWidgets: readonly SeedWidget[] = [
  {
    title: 'Revenue',
    input: { chartType: 'LINE', tags: ['finance'], owner: 'Finance', description: 'Net of VAT and refunds' },
    rows: days(ALL_DAYS, back => ({
      Revenue: ((9_000 + (ALL_DAYS - back) * 11) * workload(back) * (1 + noise(revenue) * 0.2)).toFixed(2),
      Refunds: (-(80 + revenue() * 300)).toFixed(2),
    })),
    metrics: { Revenue: currency('EUR'), Refunds: currency('EUR') },
  },
  {
    title: 'Website visitors',
    input: { chartType: 'AREA', tags: ['web'] },
    rows: days(ALL_DAYS, back => ({
      Visitors: Math.round((21_000 + (ALL_DAYS - back) * 30) * workload(back) * (1 + noise(visitors) * 0.15)),
      'Returning visitors': Math.round(6_000 * workload(back) * (1 + noise(visitors) * 0.3)),
    })),
  },
  {
    title: 'Conversion rate',
    input: { chartType: 'LINE', tags: ['web'] },
    rows: days(400, () => ({ 'Conversion rate': `${(2.4 + noise(conversion) * 0.5).toFixed(2)}%` })),
  },
  {
    title: 'Recurring revenue',
    input: { chartType: 'SPLINE', tags: ['finance'] },
    rows: days(ALL_DAYS, back => ({
      MRR: Math.round(2.5e9 + (ALL_DAYS - back) * 1.3e5 + 4e6 * Math.sin(back / 3)),
    })),
    options: { average: { MRR: '1' } },
    metrics: { MRR: currency('USD') },
  },
  {
    title: 'Latency of the checkout',
    input: { chartType: 'LINE', tags: ['operations'] },
    rows: days(120, () => ({
      p50: (0.00012 + latency() * 0.00003).toFixed(7),
      p99: (0.0031 + latency() * 0.002).toFixed(6),
    })),
    options: { average: { p50: '1', p99: '1' }, reverse: { p50: '1', p99: '1' } },
    metrics: { p50: { format: { style: 'DURATION' } }, p99: { format: { style: 'DURATION' } } },
  },
  {
    title: 'Profit and loss',
    input: { chartType: 'COLUMN', tags: ['finance'] },
    rows: days(200, () => ({ Profit: Math.round(noise(profit) * 5_200 + 300) })),
    options: { color: { Profit: '#1f9d55' } },
    metrics: { Profit: currency('EUR') },
  },
  {
    title: 'Sales abroad',
    input: { chartType: 'TABLE', tags: ['finance'] },
    rows: days(60, back => ({
      Euro: (1_200 + noise(abroad) * 900).toFixed(2),
      Yen: Math.round(181_000 + noise(abroad) * 60_000),
      Dinar: back % 9 === 0 ? '0.005' : (31 + noise(abroad) * 9).toFixed(3),
    })),
    metrics: { Euro: currency('EUR'), Yen: currency('JPY'), Dinar: currency('KWD') },
  },
]

export const shapeWidgets: readonly SeedWidget[] = [
  {
    title:
      'A title that a marketing department has written in a hurry and never shortened: pipeline of the fourth quarter',
    input: { chartType: 'STACKED_AREA', tags: ['sales', 'marketing'] },
    rows: days(90, () =>
      Object.fromEntries(
        leadNames.map((name, at): [string, number] => [name, Math.round((60 - at * 8) * (1 + noise(leads) * 0.4))]),
      ),
    ),
  },
  {
    title: 'Orders by channel',
    input: { chartType: 'STACKED_COLUMN', tags: ['sales'] },
    rows: days(ALL_DAYS, back => ({
      Web: Math.round(300 * workload(back) * (1 + noise(orders) * 0.2)),
      App: Math.round(220 * workload(back) * (1 + noise(orders) * 0.3)),
      Phone: Math.round(20 * workload(back)),
      Marketplace: Math.round(90 * (1 + noise(orders) * 0.3)),
    })),
  },
  {
    title: 'Browser share',
    input: { chartType: 'STACKED_PERCENTAGE_COLUMN', tags: ['web'] },
    rows: days(60, () => ({
      Chrome: 640 + Math.round(browsers() * 40),
      Safari: 210 + Math.round(browsers() * 30),
      Firefox: 70 + Math.round(browsers() * 10),
      Edge: 61,
    })),
  },
  {
    title: 'Open tickets',
    input: { chartType: 'NUMBER', tags: ['support'] },
    rows: days(200, () => ({ 'Open tickets': Math.round(120 + noise(tickets) * 30) })),
    options: { reverse: { 'Open tickets': '1' } },
    metrics: { 'Open tickets': { aggregation: 'LATEST' } },
  },
  {
    title: 'Rating in the app store',
    input: { chartType: 'NUMBER', tags: ['app'] },
    rows: days(200, () => ({ Rating: (4.4 + noise(rating) * 0.1).toFixed(2) })),
    options: { average: { Rating: '1' } },
  },
  {
    title: 'Temperature of the cold store',
    input: { chartType: 'SPLINE', tags: ['operations'] },
    rows: days(300, () => ({ Temperature: (-18 + noise(cold) * 2).toFixed(1) })),
    options: { average: { Temperature: '1' } },
    metrics: { Temperature: { unit: '°C' } },
  },
  {
    title: 'Energy',
    input: { chartType: 'AREA_SPLINE', tags: ['operations'] },
    rows: days(ALL_DAYS, back => ({
      Consumption: (900 + 250 * Math.cos(back / 58)).toFixed(1),
      Solar: (300 - 250 * Math.cos(back / 58) + energy() * 90).toFixed(1),
    })),
    metrics: { Consumption: { unit: 'kWh' }, Solar: { unit: 'kWh' } },
  },
  {
    title: 'Twelve services, one chart',
    input: { chartType: 'LINE', tags: ['operations'] },
    rows: days(60, () =>
      Object.fromEntries(
        Array.from({ length: 12 }, (_, at): [string, number] => [
          `service-${String.fromCharCode(97 + at)}`,
          Math.round(100 + at * 25 + noise(services) * 20),
        ]),
      ),
    ),
  },
  {
    title: 'Water readings',
    input: { chartType: 'LINE', tags: ['operations'] },
    rows: days(60, () => ({ Reading: (50 + noise(water) * 10).toFixed(1) })).filter(
      (_, at) => at % 7 === 0 || at % 11 === 0,
    ),
    metrics: { Reading: { unit: 'm³', aggregation: 'AVERAGE' } },
  },
  {
    title: 'Spend and what it brings',
    input: { chartType: 'LINE', tags: ['marketing'] },
    rows: days(400, () => ({
      Spend: Math.round(900 + noise(spend) * 300),
      Return: (4 + noise(spend)).toFixed(2),
    })),
    options: { type: { Spend: 'column' }, average: { Return: '1' }, yaxis: { Spend: '0', Return: '1' } },
    metrics: { Spend: currency('EUR') },
  },
  {
    title: 'Errors',
    input: { chartType: 'LINE' },
    rows: days(40, () => ({ Errors: 0 })),
  },
  {
    title: 'Licences',
    input: { chartType: 'AREA' },
    rows: days(90, () => ({ Licences: 250 })),
    metrics: { Licences: { aggregation: 'LATEST' } },
  },
  {
    title: 'Campaign of last year',
    input: { chartType: 'LINE' },
    rows: days(900, () => ({ Clicks: Math.round(100 + noise(legacy) * 20) })).slice(0, 400),
  },
  {
    title: 'A day that went viral',
    input: { chartType: 'COLUMN' },
    rows: days(60, back => ({ Requests: back === 12 ? 9_800_000 : Math.round(1_200 + noise(viral) * 300) })),
  },
  {
    title: 'Stock with holes',
    input: { chartType: 'STACKED_AREA' },
    rows: days(45, (back): SeedRow => {
      const bolts = { Bolts: Math.round(400 + noise(stock) * 60) }
      const nuts = { Nuts: Math.round(250 + noise(stock) * 40) }
      // A night without a count of one of them, and three without any.
      if (back >= 9 && back <= 11) return {}
      return back % 6 === 2 ? bolts : { ...bolts, ...nuts }
    }).filter(row => Object.keys(row).length > 1),
  },
  {
    title: 'Downloads in all',
    input: { chartType: 'AREA', tags: ['app'] },
    rows: days(365, () => ({ Downloads: Math.round(800 + noise(downloads) * 200) })),
    options: { cumulative: { Downloads: '1' } },
  },
  {
    title: '注文 – Заказы – طلبات 🚀',
    input: { chartType: 'COLUMN' },
    rows: days(70, () => ({
      Заказы: Math.round(50 + noise(foreign) * 20),
      طلبات: Math.round(40 + noise(foreign) * 20),
    })),
  },
  { title: 'One measurement', input: { chartType: 'COLUMN' }, rows: [{ Date: dayOf(2), Users: 31 }] },
  { title: 'Nothing pushed yet', input: { chartType: 'LINE' }, rows: [] },
]
