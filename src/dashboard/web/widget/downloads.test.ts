import { expect, test } from 'vitest'
import { downloadPath, fileName } from './downloads.ts'

const path = (format: 'csv' | 'png' | 'svg', hash: string) =>
  downloadPath('widget_1', format, new URLSearchParams(hash)).replaceAll('&', ' ')

test('pictures are of what the page shows', () => {
  expect(path('png', 'period=LAST_7_DAYS&compare=PREVIOUS_PERIOD')).toBe(
    'widgets/widget_1.png?width=1200 height=600 period=last_7_days compare=previous_period',
  )
  expect(path('svg', 'from=2026-11-01&through=2026-11-20&only_days=WORKING&by=country&where.plan=pro,team')).toBe(
    'widgets/widget_1.svg?width=1200 height=600 from=2026-11-01 through=2026-11-20 only_days=working by=country where.plan=pro%2Cteam',
  )
  expect(path('png', '')).toBe('widgets/widget_1.png?width=1200 height=600')
})

test('rows are all that were pushed', () => {
  expect(path('csv', 'period=LAST_7_DAYS')).toBe('widgets/widget_1.csv?form=rows')
})

test('files are called as their widget is, in letters that every system takes', () => {
  expect(fileName('Umsatz: Käse/Wurst "neu"', 'csv')).toBe('Umsatz Käse Wurst neu.csv')
  expect(fileName('???', 'png')).toBe('widget.png')
})
