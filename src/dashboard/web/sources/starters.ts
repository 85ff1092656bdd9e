// Sources to begin with, as their services document them. `starters.test.ts` holds each against the checks of the gateway.
import type { RequestInput } from '../gql/graphql.ts'

export interface Starter {
  readonly title: string
  readonly description: string
  readonly name: string
  readonly requests: readonly RequestInput[]
  /** The secrets to be typed in. */
  readonly secrets: readonly string[]
  /** Values of its variables to try it with. */
  readonly variables: Readonly<Record<string, string>>
}

export const starters: readonly Starter[] = [
  {
    title: 'JSON list, page by page',
    description: 'Stripe: charges since a day, by a cursor, with the secret key as a bearer token',
    name: 'stripe charges',
    requests: [
      {
        name: 'charges',
        method: 'GET',
        url: 'https://api.stripe.com/v1/charges',
        params: { limit: '100', 'created[gte]': '{{ variables.since | date: "%s" }}' },
        auth: { bearer: { token: '{{ secrets.stripe }}' } },
        pagination: {
          kind: 'CURSOR',
          itemsPath: 'data',
          cursorPath: 'data[-1].id',
          morePath: 'has_more',
          param: 'starting_after',
        },
      },
    ],
    secrets: ['stripe'],
    variables: { since: '2026-01-01' },
  },
  {
    title: 'Bearer token',
    description: 'GitHub: releases of a repository with their downloads, by the Link header',
    name: 'github releases',
    requests: [
      {
        name: 'releases',
        method: 'GET',
        url: 'https://api.github.com/repos/{{ variables.owner }}/{{ variables.repository }}/releases',
        params: { per_page: '100' },
        headers: { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' },
        auth: { bearer: { token: '{{ secrets.github }}' } },
        pagination: { kind: 'LINK' },
      },
    ],
    secrets: ['github'],
    variables: { owner: 'nodejs', repository: 'node' },
  },
  {
    title: 'OAuth 2 client credentials',
    description: 'PayPal: transactions between two days; one token for many calls, renewed before its end',
    name: 'paypal transactions',
    requests: [
      {
        name: 'transactions',
        method: 'GET',
        url: 'https://api-m.paypal.com/v1/reporting/transactions',
        params: {
          start_date: '{{ variables.from }}T00:00:00Z',
          end_date: '{{ variables.before }}T00:00:00Z',
          fields: 'transaction_info',
        },
        auth: {
          oauth2: {
            tokenUrl: 'https://api-m.paypal.com/v1/oauth2/token',
            clientId: '{{ secrets.client_id }}',
            clientSecret: '{{ secrets.client_secret }}',
          },
        },
        pagination: {
          kind: 'PAGE',
          itemsPath: 'transaction_details',
          size: 100,
          sizeParam: 'page_size',
        },
      },
    ],
    secrets: ['client_id', 'client_secret'],
    variables: { from: '2026-11-01', before: '2026-11-30' },
  },
  {
    title: 'Log in, then ask',
    description: 'Metabase: a session by name and password, whose id the next request sends',
    name: 'metabase card',
    requests: [
      {
        name: 'login',
        method: 'POST',
        url: 'https://metabase.example.com/api/session',
        json: { username: '{{ variables.user }}', password: '{{ secrets.password }}' },
        private: true,
      },
      {
        name: 'rows',
        method: 'POST',
        url: 'https://metabase.example.com/api/card/{{ variables.card }}/query/json',
        headers: { 'x-metabase-session': '{{ login.data.id }}' },
        safe: true,
      },
    ],
    secrets: ['password'],
    variables: { user: 'ada@example.com', card: '1' },
  },
  {
    title: 'CSV file',
    description: 'European Central Bank: daily exchange rates, without a key',
    name: 'exchange rates',
    requests: [
      {
        name: 'rates',
        method: 'GET',
        url: 'https://data-api.ecb.europa.eu/service/data/EXR/D.{{ variables.currency }}.EUR.SP00.A',
        params: { format: 'csvdata', startPeriod: '{{ variables.since }}' },
        reads: 'CSV',
        cacheSeconds: 3600,
      },
    ],
    secrets: [],
    variables: { currency: 'USD', since: '2026-11-01' },
  },
]
