// The conformance package of the Model Context Protocol, unmodified: its scenarios for servers against a gateway. It is for servers that are written
// for it, with tools, prompts and resources of certain names: what of it is of this server passes, and what is not fails for the reason that stands here.
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { lossyGateway } from '../_kit/dialects.ts'
import { connectAgent } from '../_kit/mcp.ts'

const applies = ['server-initialize', 'ping', 'tools-list', 'resources-list', 'dns-rebinding-protection']

/** It asks for a tool or a resource of its own, to see what a server does that has one. */
const OWN = /There is no tool "test_|Tool 'json_schema_2020_12_tool' not found|Resource not found: test:\/\//
/** A capability that is optional, and not declared: a client does not ask for it. */
const NOT_DECLARED = /Method not found/
/** A server without sessions has no streams that go on. */
const NO_SESSIONS = /did not provide session ID/

const others: Readonly<Record<string, RegExp>> = {
  'logging-set-level': NOT_DECLARED,
  'completion-complete': NOT_DECLARED,
  'tools-call-simple-text': OWN,
  'tools-call-image': OWN,
  'tools-call-audio': OWN,
  'tools-call-embedded-resource': OWN,
  'tools-call-mixed-content': OWN,
  'tools-call-with-logging': NOT_DECLARED,
  'tools-call-error': OWN,
  'tools-call-with-progress': OWN,
  'tools-call-sampling': OWN,
  'tools-call-elicitation': OWN,
  'json-schema-2020-12': OWN,
  'elicitation-sep1034-defaults': OWN,
  'elicitation-sep1330-enums': OWN,
  'server-sse-polling': NO_SESSIONS,
  'server-sse-multiple-streams': NO_SESSIONS,
  'resources-read-text': OWN,
  'resources-read-binary': OWN,
  'resources-templates-read': OWN,
  'resources-subscribe': NOT_DECLARED,
  'resources-unsubscribe': NOT_DECLARED,
  'prompts-list': NOT_DECLARED,
  'prompts-get-simple': NOT_DECLARED,
  'prompts-get-with-args': NOT_DECLARED,
  'prompts-get-embedded-resource': NOT_DECLARED,
  'prompts-get-with-image': NOT_DECLARED,
}

interface Check {
  readonly status: 'SUCCESS' | 'FAILURE' | 'WARNING' | 'INFO'
  readonly errorMessage?: string
  readonly details?: { readonly message?: string }
}

const command = fileURLToPath(
  new URL('../../node_modules/@modelcontextprotocol/conformance/dist/index.js', import.meta.url),
)

let it: TestApp
let results: ReadonlyMap<string, readonly Check[]>
beforeAll(async () => {
  it = await startTestApp()
  // The package has no way to give a token.
  await using network = await lossyGateway(it.url, { authorization: `Bearer ${ADMIN}` })
  const folder = mkdtempSync(join(tmpdir(), 'pushgraph-conformance-'))
  try {
    const args = ['server', '--url', `${network.url}/mcp`, '--suite', 'all', '--output-dir', folder]
    // It ends with 1, since some of them are not for this server.
    await promisify(execFile)(process.execPath, [command, ...args]).catch(error => error)
    results = new Map(
      readdirSync(folder).map(name => [
        /^server-(.+?)-\d{4}-\d\d-\d\dT/.exec(name)?.[1] ?? name,
        JSON.parse(readFileSync(join(folder, name, 'checks.json'), 'utf8')),
      ]),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
afterAll(() => it?.[Symbol.asyncDispose]())

const isCheck = ({ status }: Check) => status !== 'INFO'

test('every scenario of the package is known here', () => {
  expect([...results.keys()].sort()).toEqual([...applies, ...Object.keys(others)].sort())
})

test.each(applies)('%s passes', scenario => {
  const checks = (results.get(scenario) ?? []).filter(isCheck)
  expect(checks.length).toBeGreaterThan(0)
  expect(checks.filter(({ status }) => status !== 'SUCCESS')).toEqual([])
})

test.each(Object.entries(others))('%s is not of this server, and fails for its reason', (scenario, reason) => {
  const [first] = (results.get(scenario) ?? []).filter(isCheck)
  expect(first?.errorMessage ?? first?.details?.message).toMatch(reason)
})

test('what is not declared is all that there is beside tools and resources', async () => {
  await using agent = await connectAgent(it, ADMIN, '2025-11-25')
  expect(Object.keys(agent.client.getServerCapabilities() ?? {}).sort()).toEqual(['resources', 'tools'])
})
