import { probeSourceHosts } from '../sources/source-hosts.service.ts'
import { type CheckResult, ok, warn } from './finding.ts'
import type { Patient } from './patient.ts'

/** Hosts that are named in the sentence. */
const MAX_NAMES = 5

export async function checkSources({ db, config, machine }: Patient): Promise<CheckResult> {
  const { hosts, issues } = await probeSourceHosts(db, config, machine.resolver)
  if (hosts === 0) return ok('There are no sources.')
  if (issues.length === 0) return ok(`All ${hosts} hosts of sources can be reached.`)
  const names = issues.slice(0, MAX_NAMES).map(({ host, source, issue }) => `${host} of ${source}: ${issue}`)
  const more = issues.length > MAX_NAMES ? '; ...' : ''
  return warn(
    `${issues.length} of ${hosts} hosts of sources cannot be reached: ${names.join('; ')}${more}.`,
    'See the firewall, the name server and the proxy of this machine; SOURCES_ALLOW_HOSTS and SOURCES_PORTS permit private ones.',
  )
}
