export const replyFormats = ['JSON', 'CSV', 'NDJSON'] as const
/** How the body of a reply is written. */
export type ReplyFormat = (typeof replyFormats)[number]

const CSV =
  /^(text|application)\/(x-)?(csv|tsv|comma-separated-values|tab-separated-values)\b|^application\/vnd\.ms-excel\b/i
const LINES =
  /^(application|text)\/(x-)?(ndjson|jsonl|jsonlines|json-lines|ldjson|json-seq|stream\+json)\b|^application\/json-seq\b/i

/** By the content type; what says nothing is JSON. */
export function formatOf(contentType: string | undefined): ReplyFormat {
  const type = contentType?.trim() ?? ''
  return CSV.test(type) ? 'CSV' : LINES.test(type) ? 'NDJSON' : 'JSON'
}
