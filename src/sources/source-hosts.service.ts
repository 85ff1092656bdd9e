// Whether the hosts of saved sources can be reached from here: what an operator asks before blaming a source.
import type { Config } from '../config/config.ts'
import type { Database } from '../database/client.ts'
import { createHostRules, portOf } from './host.ts'
import { probeHost } from './host-probe.client.ts'
import type { Resolver } from './resolver.ts'
import { selectSourceUrls } from './source-hosts.store.ts'

/** Hosts that are tried; each takes 3 s at most, and they are tried together. */
const MAX_HOSTS = 100

export interface HostReport {
  /** How many were tried. */
  readonly hosts: number
  readonly issues: readonly { readonly host: string; readonly source: string; readonly issue: string }[]
}

export async function probeSourceHosts(
  db: Database,
  config: Pick<Config, 'sourcesAllowHosts' | 'sourcesPorts'>,
  resolver: Resolver,
): Promise<HostReport> {
  const rules = createHostRules(config)
  const urls = await selectSourceUrls(db, MAX_HOSTS)
  const probes = urls.map(async ({ source, url: text }) => {
    const url = URL.parse(text)
    if (url === null) return []
    const issue = await probeHost(url.hostname, portOf(url), rules, resolver)
    return issue === null ? [] : [{ host: url.host, source, issue }]
  })
  return { hosts: urls.length, issues: (await Promise.all(probes)).flat() }
}
