// Whoever is woken by an alert finds what to do: each names a heading of the runbook, has a test, and says whether it may wait.
import { expect, test } from 'vitest'
import { readText } from './tree.ts'

const rules = readText('ops/prometheus/rules.yml')
const alerts = [...rules.matchAll(/^ +- alert: (\w+)$/gm)].map(([, name = '']) => name)
const headings = [...readText('docs/observability.md').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading)
/** As GitHub makes one of a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-')

test('each alert leads to the heading of its name', () => {
  const named = [...rules.matchAll(/runbook_url: (\S+)$/gm)].map(([, url = '']) => url)
  expect(alerts.length).toBeGreaterThan(10)
  expect(named).toEqual(alerts.map(name => `docs/observability.md#${anchorOf(name)}`))
  const anchors = new Set(headings.map(anchorOf))
  expect(named.filter(url => !anchors.has(url.slice(url.indexOf('#') + 1)))).toEqual([])
})

test('no heading of the runbook is about an alert that there is not', () => {
  expect(headings.filter(heading => /^Pushgraph[A-Z]/.test(heading))).toEqual(alerts)
})

test('each alert has a test and a severity', () => {
  const tests = readText('ops/prometheus/rules.test.yml')
  expect(alerts.filter(name => !tests.includes(`alertname: ${name}`))).toEqual([])
  expect([...rules.matchAll(/severity: (critical|warning) \}/g)]).toHaveLength(alerts.length)
})
