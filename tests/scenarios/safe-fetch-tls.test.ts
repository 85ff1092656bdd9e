// https: the certificate has to be trusted and to be the host's, though the connection goes to an address that was chosen before.
import { once } from 'node:events'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import tls from 'node:tls'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHostRules } from '../../src/sources/host.ts'
import { createSafeFetch, type SafeFetch } from '../../src/sources/safe-fetch.client.ts'
import { certificate, privateKey } from '../_kit/certificate.ts'

let server: Server
let fetcher: SafeFetch
let port: number
const trusted = tls.getCACertificates('default')
beforeAll(async () => {
  server = createServer({ key: privateKey, cert: certificate }, (request, reply) =>
    reply.end(JSON.stringify({ name: (request.socket as tls.TLSSocket).servername, host: request.headers.host })),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
  const hosts = ['tls.example.com', 'other.example.com', '127.0.0.1'].map(host => `${host}:${port}`)
  fetcher = createSafeFetch(createHostRules({ sourcesAllowHosts: hosts, sourcesPorts: [443] }), async () => [
    '127.0.0.1',
  ])
})
afterAll(async () => {
  tls.setDefaultCACertificates(trusted)
  await fetcher?.close()
  server?.closeAllConnections()
  server?.close()
})

const get = (host: string) =>
  fetcher
    .send({
      method: 'GET',
      url: `https://${host}:${port}/`,
      headers: {},
      body: null,
      timeoutMs: 5_000,
      signal: new AbortController().signal,
    })
    .then(
      ({ body }) => body.toString(),
      error => String(error),
    )

test('a certificate that nobody trusts is refused', async () => {
  expect(await get('tls.example.com')).toContain('is not valid (DEPTH_ZERO_SELF_SIGNED_CERT)')
})

test('a trusted one is taken for its own name only, which the server is told', async () => {
  tls.setDefaultCACertificates([...trusted, certificate])
  expect(JSON.parse(await get('tls.example.com'))).toEqual({ name: 'tls.example.com', host: `tls.example.com:${port}` })
  for (const host of ['other.example.com', '127.0.0.1'])
    expect(await get(host), host).toContain('is not valid (ERR_TLS_CERT_ALTNAME_INVALID)')
})
