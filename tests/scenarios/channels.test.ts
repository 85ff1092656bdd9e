// Channels: what they take, what they refuse, and that nobody sees where a chat or a webhook really is.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../_kit/app.ts'
import { channel, channels, deleteChannel, saveChannel } from '../_kit/channel-operations.ts'
import type { SaveChannelInput } from '../_kit/gql/graphql.ts'
import { createToken } from '../_kit/operations.ts'
import { saveSource } from '../_kit/source-operations.ts'

const SLACK = 'https://hooks.slack.com/services/T000/B000/MARKERsecretOfSlack'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp({ SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'metrics@example.com' })
})
afterAll(() => it?.[Symbol.asyncDispose]())

const save = async (input: SaveChannelInput) => (await it.ask(saveChannel, { input })).saveChannel
const refusal = async (input: SaveChannelInput) => {
  const { errors } = await it.send(saveChannel, { input })
  return errors?.[0]?.extensions.fields ?? errors?.[0]?.extensions.code
}

test('a webhook shows its secret once, and neither the query of its URL nor the values of its headers', async () => {
  const url = 'https://hooks.example.com/in?token=MARKERtoken'
  const made = await save({ name: 'Hook', kind: 'WEBHOOK', url, headers: { Authorization: 'Bearer MARKERheader' } })
  expect(made.signingSecret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  expect(made.channel).toMatchObject({
    target: 'https://hooks.example.com',
    body: 'CLOUDEVENTS',
    headerNames: ['authorization'],
    events: [],
    eventWidgets: null,
  })
  const changed = await save({ name: 'Hook', body: 'PLAIN', headers: { 'X-Team': 'sales' } })
  expect(changed.signingSecret).toBeNull()
  expect(changed.channel).toMatchObject({ body: 'PLAIN', headerNames: ['authorization', 'x-team'] })
  const rotated = await save({ name: 'Hook', rotateSecret: true, headers: { authorization: null } })
  expect(rotated.signingSecret).toMatch(/^whsec_/)
  expect(rotated.signingSecret).not.toBe(made.signingSecret)
  expect(rotated.channel.headerNames).toEqual(['x-team'])
  const stored = await it.app.gateway.db.selectFrom('channels').selectAll().execute()
  for (const shown of [JSON.stringify([made.channel, changed, rotated.channel, stored]), it.log.join('\n')])
    expect(shown).not.toMatch(/MARKER|whsec_/)
})

test('a chat shows its host alone, an EMAIL channel its addresses, a SOURCE channel its source', async () => {
  const slack = await save({ name: 'Chat', kind: 'SLACK', url: SLACK })
  expect(slack).toMatchObject({ signingSecret: null, channel: { target: 'https://hooks.slack.com', body: null } })
  const mail = await save({ name: 'Mail', kind: 'EMAIL', to: ['ann@example.com', 'bob@example.com'] })
  expect(mail.channel).toMatchObject({ to: ['ann@example.com', 'bob@example.com'] })
  expect(mail.channel.target).toBe('ann@example.com, bob@example.com')
  const requests = [{ name: 'send', method: 'POST' as const, url: 'https://api.example.com/send' }]
  await it.ask(saveSource, { input: { name: 'pager', requests } })
  const variables = { text: '{{ message.title }} ({{ delivery.id }})', severity: 3 }
  const source = await save({ name: 'Pager', kind: 'SOURCE', source: 'pager', variables })
  expect(source.channel).toMatchObject({ source: { name: 'pager' }, variables })
})

test('what belongs to another kind, leads into a private network or says nothing is refused by its field', async () => {
  const hook = { name: 'Wrong', kind: 'WEBHOOK' as const }
  expect(await refusal({ ...hook, url: 'http://127.0.0.1/x' })).toEqual({
    'input.url': ['The address is not a public one. The operator opens private services with SOURCES_ALLOW_HOSTS.'],
  })
  expect(await refusal({ ...hook, url: 'https://user:pw@example.com/' })).toHaveProperty(['input.url'])
  expect(await refusal({ ...hook, url: 'https://metadata.internal/' })).toHaveProperty(['input.url'])
  expect(await refusal(hook)).toEqual({ 'input.url': ['Give the URL that messages are posted to.'] })
  expect(await refusal({ ...hook, url: SLACK, to: ['a@example.com'] })).toHaveProperty(['input.to'])
  expect(await refusal({ ...hook, url: SLACK, headers: { 'Webhook-Id': 'x' } })).toHaveProperty(['input.headers'])
  expect(await refusal({ ...hook, url: SLACK, headers: { 'X-A': 'a\r\nB: c' } })).toHaveProperty(['input.headers'])
  expect(await refusal({ name: 'Wrong', url: SLACK })).toHaveProperty(['input.kind'])
  const mail = { name: 'Wrong', kind: 'EMAIL' as const }
  for (const wrong of ['nobody', 'a@b, c@d', 'a@b\r\nBcc: c@d', '<a@b>', 'a@-b.com'])
    expect(await refusal({ ...mail, to: [wrong] }), wrong).toHaveProperty(['input.to.0'])
  expect(await refusal({ ...mail, to: [] })).toEqual({ 'input.to': ['A channel has 1 to 50 addresses.'] })
  expect(await refusal({ ...mail, to: ['a@example.com', 'A@example.com'] })).toHaveProperty(['input.to.1'])
  const source = { name: 'Wrong', kind: 'SOURCE' as const, source: 'pager' }
  expect(await refusal({ ...source, source: 'nope' })).toEqual({ 'input.source': ['There is no source "nope".'] })
  for (const text of ['{{ secrets.key }}', '{{ message.title | upcase }}', '{% for x in y %}{% endfor %}', '{{ '])
    expect(await refusal({ ...source, variables: { text } }), text).toHaveProperty(['input.variables.text'])
  expect(await refusal({ ...source, variables: { message: 1 } })).toHaveProperty(['input.variables.message'])
  expect(await refusal({ name: 'Chat', kind: 'EMAIL', to: ['a@example.com'] })).toHaveProperty(['input.kind'])
  expect(await refusal({ ...hook, url: SLACK, events: ['FEED_FAILED'], widgetIds: ['widget_zz'] })).toEqual({
    'input.widgetIds': ['There is no widget "widget_zz".'],
  })
})

test('a channel is found by its name and its id, renamed, searched and deleted', async () => {
  const { channel: made } = await save({ name: 'Before', kind: 'MATTERMOST', url: 'https://chat.example.com/hooks/x' })
  await save({ name: 'Other', kind: 'MATTERMOST', url: 'https://chat.example.com/hooks/y' })
  expect(await refusal({ id: made.id, name: 'Other' })).toBe('CONFLICT')
  await save({ id: made.id, name: 'Áfter' })
  expect((await it.ask(channel, { name: 'Áfter' })).channel.id).toBe(made.id)
  expect((await it.ask(channel, { id: made.id })).channel.name).toBe('Áfter')
  const found = (await it.ask(channels, { search: 'after' })).channels
  expect([found.totalCount, found.edges.map(({ node }) => node.name)]).toEqual([1, ['Áfter']])
  expect((await it.ask(deleteChannel, { id: made.id })).deleteChannel.id).toBe(made.id)
  expect((await it.send(channel, { id: made.id })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
})

test('another project sees none, a token of some widgets is refused, and reading does not change', async () => {
  const { channel: mine } = await save({ name: 'Mine', kind: 'SLACK', url: SLACK })
  const widget = await it.widget()
  const scopes = ['READ', 'MANAGE'] as const
  const part = await it.ask(createToken, { input: { name: 'part', scopes: [...scopes], widgetIds: [widget.id] } })
  for (const [document, variables] of [
    [channel, { id: mine.id }],
    [channels, {}],
    [saveChannel, { input: { name: 'x', kind: 'SLACK', url: SLACK } }],
    [deleteChannel, { id: mine.id }],
  ] as const) {
    const reply = await it.send(document as typeof channel, variables as object, part.createToken.secret)
    expect(reply.errors?.[0]?.message).toBe('The token is for 1 widget only.')
  }
  const reader = await it.ask(createToken, { input: { name: 'reader', scopes: ['READ'] } })
  const refused = await it.send(
    saveChannel,
    { input: { name: 'x', kind: 'SLACK', url: SLACK } },
    reader.createToken.secret,
  )
  expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
})
