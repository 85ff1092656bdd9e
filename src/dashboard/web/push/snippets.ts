// How to push to a widget, in four languages. Each is a whole program that can be pasted and run.
import type { KeyKind } from '../gql/graphql.ts'

export const languages = ['curl', 'JavaScript', 'Python', 'PHP'] as const
export type SnippetLanguage = (typeof languages)[number]

export interface SnippetTarget {
  readonly pushUrl: string
  readonly keyKind: KeyKind | null
  readonly keyColumn: string | null
  readonly metrics: readonly string[]
  readonly dimensions: readonly string[]
}

/** A row as the widget takes it: its own columns where it has some. */
export function exampleRow({ keyKind, keyColumn, metrics, dimensions }: Omit<SnippetTarget, 'pushUrl'>, now: Date) {
  const instant = `${now.toISOString().slice(0, 19)}Z`
  const keys: Record<KeyKind, [string, string]> = {
    DATE: ['Date', instant.slice(0, 10).replaceAll('-', '')],
    TIME: [keyColumn ?? 'Time', instant],
    CATEGORY: [keyColumn ?? 'Country', 'Iceland'],
  }
  const [column, key] = keys[keyKind ?? 'DATE']
  const names = metrics.length > 0 ? metrics.slice(0, 2) : ['Users', 'Signups']
  const values = dimensions.map(name => [name, /country/i.test(name) ? 'Iceland' : `some ${name}`])
  return Object.fromEntries([[column, key], ...values, ...names.map((name, at) => [name, String(12 - at * 5)])])
}

export function snippetOf(language: SnippetLanguage, target: SnippetTarget, now: Date): string {
  const body = JSON.stringify({ data: [exampleRow(target, now)] })
  const { pushUrl } = target
  switch (language) {
    case 'curl':
      return `curl '${pushUrl}' \\\n  -d '${body.replaceAll("'", `'\\''`)}'`
    case 'JavaScript':
      return `const response = await fetch(${JSON.stringify(pushUrl)}, {
  method: "POST",
  body: JSON.stringify(${body}),
})
console.log(await response.text())`
    case 'Python':
      return `import urllib.request

body = ${JSON.stringify(body)}
request = urllib.request.Request(${JSON.stringify(pushUrl)}, body.encode(), method="POST")
print(urllib.request.urlopen(request).read().decode())`
    case 'PHP':
      return `<?php
$body = '${body.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}';
$request = ['http' => ['method' => 'POST', 'content' => $body, 'header' => 'Content-Type: application/json']];
echo file_get_contents('${pushUrl}', false, stream_context_create($request));`
  }
}
