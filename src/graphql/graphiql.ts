// GraphiQL from our own files. Opened from the dashboard it has the token of that session, which is in no URL and in no page of ours.
import type { renderGraphiQL } from '@graphql-yoga/render-graphiql'
import { exampleTabs } from './examples.ts'

/** As src/dashboard/web/session/session.ts keeps it. A tab that the dashboard opened has a copy of its session storage. */
const TOKEN_KEY = 'pushgraph.token'

type Options = Parameters<typeof renderGraphiQL>[0]

export const graphiqlOptions = {
  title: 'Pushgraph',
  defaultTabs: exampleTabs(),
  defaultEditorToolsVisibility: 'variables',
  shouldPersistHeaders: false,
} as const

/**
 * The library writes its options as one object into a script; here the page completes them before they are used. It is loaded with the
 * first page: nine megabytes of text.
 */
export async function renderWithSession(options: Options): Promise<string> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
  const call = 'YogaGraphiQL.renderYogaGraphiQL('
  const page = renderGraphiQL(options)
  const at = page.lastIndexOf(call)
  if (at < 0) throw new Error('render-graphiql has another form now: mend graphiql.ts.')
  return `${page.slice(0, at)}${completeOptions}${page.slice(at, at + call.length)}${page
    .slice(at + call.length)
    .replace(/,\s*(\{[\s\S]*\}),\s*\);/, (_all, json: string) => `, withSession(${json}));`)}`
}

const completeOptions = `
        const withSession = options => {
          const token = sessionStorage.getItem('${TOKEN_KEY}');
          if (token === null) return options;
          const headers = JSON.stringify({ Authorization: 'Bearer ' + token }, null, 2);
          return {
            ...options,
            headers,
            additionalHeaders: { Authorization: 'Bearer ' + token },
            defaultTabs: options.defaultTabs.map(tab => ({ ...tab, headers })),
          };
        };
        `
