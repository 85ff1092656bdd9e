import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expireAudit } from '../../src/auth/expire-audit.job.ts'
import { auditLog, createClient } from '../_kit/access-operations.ts'
import { gatewayAt, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import type { TestAuditLogQuery } from '../_kit/gql/graphql.ts'
import {
  createCalculatedMetric,
  createProject,
  createToken,
  createWidget,
  deleteWidget,
  push,
  revokeToken,
  setGoal,
  updateMetric,
  updateProject,
} from '../_kit/operations.ts'
import { saveQuery } from '../_kit/query-operations.ts'

let now = NOON_2026_11_20
let it: TestApp
beforeAll(async () => {
  it = await startTestApp({ TRUST_PROXY: '127.0.0.0/8', AUDIT_RETENTION_DAYS: '30' }, { clock: () => now })
})
afterAll(() => it?.[Symbol.asyncDispose]())

async function newest(first = 1, token?: string) {
  const reply = await it.send(auditLog, { first }, token)
  return reply.data?.auditLog.edges.map(edge => edge.node) ?? []
}

describe('the audit log', () => {
  test('says who changed what, when and from where, without what was given', async () => {
    const made = await it.ask(createToken, { input: { name: 'Shown', scopes: ['READ'], allowedIps: ['192.0.2.7'] } })
    const { token } = made.createToken
    expect(await newest()).toEqual([
      {
        id: expect.stringMatching(/^auditentry_/),
        at: '2026-11-20T12:00:00.000Z',
        endedAt: '2026-11-20T12:00:00.000Z',
        action: 'createToken',
        target: token.id,
        fields: ['allowedIps', 'name', 'scopes'],
        actor: 'PUSHGRAPH_ADMIN_TOKEN',
        actorId: null,
        address: '127.0.0.1',
        error: null,
      },
    ])
    await it.ask(revokeToken, { id: token.id })
    expect(await newest()).toMatchObject([{ action: 'revokeToken', target: token.id, fields: [] }])
  })

  test('knows what every mutation made or changed', async () => {
    const { id } = await it.widget()
    const rows = [{ key: '2026-11-20', values: [{ metric: 'a', value: '1' }] }]
    await it.ask(push, { input: { widgetId: id, rows } })
    expect(await newest()).toMatchObject([{ action: 'createWidget', target: id }])
    const calculated = await it.ask(createCalculatedMetric, { input: { widgetId: id, name: 'b', formula: '[a] * 2' } })
    const metricId = calculated.createCalculatedMetric.metric.id
    expect(await newest()).toMatchObject([{ action: 'createCalculatedMetric', target: metricId }])
    await it.ask(updateMetric, { input: { metricId, description: 'Twice' } })
    expect(await newest()).toMatchObject([{ action: 'updateMetric', target: metricId, fields: ['description'] }])
    await it.ask(setGoal, { input: { metricId, period: 'MONTH', target: '5' } })
    expect(await newest()).toMatchObject([{ action: 'setGoal', target: metricId }])
    const { createClient: client } = await it.ask(createClient, { input: { name: 'c', scopes: ['READ'] } })
    expect(await newest()).toMatchObject([{ action: 'createClient', target: client.client.id }])
    const saved = await it.ask(saveQuery, { input: { name: 'q', sql: 'select 1 as one' } })
    expect(await newest()).toMatchObject([{ action: 'saveQuery', target: saved.saveQuery.savedQuery.id }])
    await it.ask(updateProject, { input: { weekStart: 1 } })
    expect(await newest()).toMatchObject([{ action: 'updateProject', target: 'project_1', fields: ['weekStart'] }])
    await it.ask(deleteWidget, { id })
    expect(await newest()).toMatchObject([{ action: 'deleteWidget', target: id }])
  })

  test('has what was refused and what failed', async () => {
    const reader = await it.ask(createToken, { input: { name: 'Reader', scopes: ['READ'] } })
    await it.send(createWidget, { input: { title: 'x' } }, reader.createToken.secret)
    expect(await newest()).toMatchObject([
      {
        action: 'createWidget',
        target: null,
        actor: 'Reader',
        actorId: reader.createToken.token.id,
        error: 'FORBIDDEN',
      },
    ])
    await it.send(createWidget, { input: { title: '' } })
    expect(await newest()).toMatchObject([{ action: 'createWidget', error: 'BAD_USER_INPUT' }])
    await it.send(deleteWidget, { id: 'widget_zz\0\ud800' })
    expect(await newest()).toMatchObject([
      { action: 'deleteWidget', target: 'widget_zz\ufffd\ufffd', error: 'NOT_FOUND' },
    ])
  })

  test('has nothing of requests without a token, and of pushed rows', async () => {
    const [before] = await newest()
    await it.send(createWidget, { input: { title: 'x' } }, null)
    await it.send(createWidget, { input: { title: 'x' } }, 'wrong')
    expect((await newest())[0]?.id).toBe(before?.id)
  })

  test('is of one project, and for administrators', async () => {
    const other = await it.ask(createProject, { input: { name: 'Other' } })
    const { secret } = other.createProject.administrator
    expect(await newest()).toMatchObject([{ action: 'createProject', target: other.createProject.project.id }])
    expect(await newest(10, secret)).toEqual([])
    await it.send(createWidget, { input: { title: 'x' } }, secret)
    expect(await newest(10, secret)).toMatchObject([{ action: 'createWidget' }])
    expect(await newest()).toMatchObject([{ action: 'createProject' }])
    const reader = await it.ask(createToken, { input: { name: 'Reader', scopes: ['READ', 'MANAGE', 'SQL'] } })
    const refused = await it.send(auditLog, {}, reader.createToken.secret)
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })

  test('is read by page, action, target and time', async () => {
    const pages: string[] = []
    let after: string | null = null
    for (;;) {
      const { auditLog: page }: TestAuditLogQuery = await it.ask(auditLog, { first: 3, after, action: 'createToken' })
      pages.push(...page.edges.map(edge => edge.node.id))
      expect(page.edges.every(edge => edge.node.action === 'createToken')).toBe(true)
      after = page.edges.at(-1)?.cursor ?? null
      if (!page.pageInfo.hasNextPage) break
    }
    expect(pages.length).toBeGreaterThan(2)
    expect(new Set(pages).size).toBe(pages.length)
    const project = await it.ask(auditLog, { target: 'project_1' })
    expect(project.auditLog.edges).toHaveLength(1)
    now += 60_000
    await it.ask(updateProject, { input: { weekStart: 1 } })
    const late = await it.ask(auditLog, { from: '2026-11-20T12:00:30Z' })
    expect(late.auditLog.edges).toHaveLength(1)
    const early = await it.ask(auditLog, { before: '2026-11-20T12:00:30Z', action: 'updateProject' })
    expect(early.auditLog.edges).toHaveLength(1)
  })

  test('loses what is older than AUDIT_RETENTION_DAYS', async () => {
    await expireAudit.run(it.app.gateway, new AbortController().signal)
    expect((await newest(500)).length).toBeGreaterThan(5)
    const later = gatewayAt(it.app.gateway, NOON_2026_11_20 + 30 * 86_400_000 + 30_000)
    await expireAudit.run(later, new AbortController().signal)
    expect(await newest(500)).toMatchObject([{ action: 'updateProject', at: '2026-11-20T12:01:00.000Z' }])
  })
})
