// What the process tells of itself to Prometheus: counted where it happens, read at /metrics.
import { AggregatorRegistry, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { Spread } from './spread.ts'
import { Tally } from './tally.ts'

/** Seconds: from a report out of memory to what the deadline of a request cuts off. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15]
const PUSHES = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000]

export interface Meters {
  readonly requests: Tally<'method' | 'route' | 'status'>
  /** Of all routes together: what a route takes is in the traces and the log. */
  readonly seconds: Spread
  readonly rounds: Tally<'outcome'>
  readonly roundPushes: Spread
  readonly points: Tally<'outcome'>
  readonly reports: Tally<'kind'>
  readonly calls: Tally<'outcome'>
  readonly feedRuns: Tally<'outcome'>
  readonly deliveries: Tally<'origin' | 'outcome'>
  readonly reportRuns: Tally<'outcome'>
  /** Not `job`: Prometheus has a label of that name itself. */
  readonly jobs: Tally<'job_name' | 'outcome'>
  readonly documents: Tally<'outcome'>
  readonly answers: Tally<'outcome'>
  readonly telemetry: Tally<'signal' | 'outcome'>
  /** A number that is read when it is asked for; of one name the last one that was added. */
  gauge(name: string, help: string, read: () => number): void
  /** In Prometheus' text format: of this process, or of all that serve together. */
  text(): Promise<string>
  /** Of this process alone, to be merged with those of others. */
  values(): Promise<MeterValues>
  readonly contentType: string
}

/** What a process has counted, as it goes from one to another. */
export type MeterValues = readonly object[]

/** In Prometheus' text format. Counts are added up, and so are gauges but for those of the event loop, which are averages. */
export function mergedText(all: readonly MeterValues[]): Promise<string> {
  return AggregatorRegistry.aggregate(all as object[]).metrics()
}

/** Of the process, however many gateways run in it. */
let processRegistry: Registry | undefined

function ofProcess(): Registry {
  if (!processRegistry) {
    processRegistry = new Registry()
    collectDefaultMetrics({ register: processRegistry })
    // They are no counters, though their names say so: `promtool check metrics` refuses them.
    for (const what of ['handles', 'requests', 'resources'])
      processRegistry.removeSingleMetric(`nodejs_active_${what}_total`)
  }
  return processRegistry
}

/** `countAll` puts the text of all processes in the place of the own one. */
export function createMeters(countAll = (own: () => Promise<string>) => own()): Meters {
  const registry = new Registry()
  const tally = <Label extends string>(
    name: string,
    help: string,
    labels: readonly Label[],
    initial: readonly Record<Label, string>[] = [],
  ) => new Tally(registry, { name: `pushgraph_${name}`, help, labels, initial })
  /** With nothing but an outcome, or a kind. */
  const byOne = <Label extends string>(name: string, help: string, label: Label, values: readonly string[]) =>
    tally(
      name,
      `${help}: ${values.join(', ')}.`,
      [label],
      values.map(value => ({ [label]: value }) as Record<Label, string>),
    )
  return {
    requests: tally('http_requests_total', 'Requests that were answered.', ['method', 'route', 'status']),
    seconds: new Spread(
      registry,
      'pushgraph_http_request_duration_seconds',
      'How long requests took until their last byte was sent.',
      SECONDS,
    ),
    rounds: byOne('push_rounds_total', 'Transactions that wrote pushes, by outcome', 'outcome', [
      'committed',
      'failed',
    ]),
    roundPushes: new Spread(registry, 'pushgraph_push_round_pushes', 'How many pushes one transaction wrote.', PUSHES),
    points: byOne('points_total', 'Points that pushes wrote, by outcome', 'outcome', ['created', 'changed']),
    reports: byOne('reports_total', 'Reports that were worked out, by kind', 'kind', ['report', 'groups', 'profile']),
    calls: byOne('source_calls_total', 'Chains of requests of sources, by outcome', 'outcome', ['ok', 'failed']),
    feedRuns: byOne('feed_runs_total', 'Runs of feeds and webhooks that ended, by outcome', 'outcome', [
      'succeeded',
      'failed',
    ]),
    deliveries: tally('deliveries_total', 'Tries of deliveries by what they are about, and their outcome.', [
      'origin',
      'outcome',
    ]),
    reportRuns: byOne('report_runs_total', 'Runs of scheduled reports that ended, by outcome', 'outcome', [
      'succeeded',
      'failed',
    ]),
    jobs: tally('job_runs_total', 'Turns of jobs here: ok or failed.', ['job_name', 'outcome']),
    // Known from before, or new and checked.
    documents: byOne('graphql_documents_total', 'Documents of GraphQL, by outcome', 'outcome', ['known', 'new']),
    answers: byOne('graphql_answers_total', 'Answers of GraphQL that can be given again, by outcome', 'outcome', [
      'kept',
      'computed',
    ]),
    telemetry: tally(
      'telemetry_items_total',
      'Spans and lines of the log for the collector of OpenTelemetry: sent or dropped; limited: traces over TRACES_PER_SECOND.',
      ['signal', 'outcome'],
      ['traces', 'logs'].flatMap(signal => ['sent', 'dropped'].map(outcome => ({ signal, outcome }))),
    ),
    gauge(name, help, read) {
      registry.removeSingleMetric(`pushgraph_${name}`)
      new Gauge({
        name: `pushgraph_${name}`,
        help,
        registers: [registry],
        collect() {
          this.set(read())
        },
      })
    },
    text: () => countAll(async () => await Registry.merge([ofProcess(), registry]).metrics()),
    values: async () => await Registry.merge([ofProcess(), registry]).getMetricsAsJSON(),
    contentType: registry.contentType,
  }
}
