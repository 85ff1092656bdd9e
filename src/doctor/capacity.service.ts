// Whether a gateway gets the connections that it may ask for at once.
import { GATEWAY_CONNECTIONS } from '../database/client.ts'
import { selectConnectionFacts } from './facts.store.ts'
import { type CheckResult, fail, ok, warn } from './finding.ts'
import type { Patient } from './patient.ts'

/** Without users' SQL, and with the pool in use by half. */
const NEEDED = 12

export async function checkConnections({ pool, connection }: Patient): Promise<CheckResult> {
  if (connection.pooled === true) return ok('The pooler shares its connections.')
  const { ofServer, ofDatabase, ofLogin, foreign } = await selectConnectionFacts(pool)
  const limits = [
    { most: ofServer - foreign, what: 'max_connections of the server, less those of others' },
    { most: ofDatabase, what: 'the connection limit of the database' },
    { most: ofLogin, what: 'the connection limit of the database user' },
  ].filter(({ most }) => most >= 0)
  const least = limits.reduce((a, b) => (b.most < a.most ? b : a))
  const message = `There are ${least.most} connections for gateways (${least.what}); each may use up to ${GATEWAY_CONNECTIONS}.`
  const cure = 'Raise that limit, run fewer gateways, or put a pooler before PostgreSQL (docs/configuration.md).'
  if (least.most < NEEDED) return fail(message, cure)
  return least.most < GATEWAY_CONNECTIONS ? warn(message, cure) : ok(message)
}
