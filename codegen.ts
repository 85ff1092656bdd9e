import type { CodegenConfig } from '@graphql-codegen/cli'

const client = {
  preset: 'client' as const,
  presetConfig: { fragmentMasking: false },
  config: {
    documentMode: 'string',
    enumsAsTypes: true,
    useTypeImports: true,
    scalars: {
      Date: { input: 'string', output: 'string' },
      DateTime: { input: 'string', output: 'string' },
      TimeZone: { input: 'string', output: 'string' },
      Decimal: { input: 'string | number', output: 'string' },
      JSON: { input: 'unknown', output: 'unknown' },
    },
  },
}

/** Typed operations, from the committed schema: of the commands, of the dashboard, and of the tests. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  importExtension: '.ts',
  generates: {
    'src/cli/gql/': { ...client, documents: ['src/cli/**/*.ts', '!src/cli/gql/**'] },
    'src/dashboard/web/gql/': {
      ...client,
      documents: ['src/dashboard/web/**/*.{ts,tsx}', '!src/dashboard/web/gql/**'],
    },
    'tests/_kit/gql/': { ...client, documents: ['tests/**/*.ts', '!tests/_kit/gql/**'] },
  },
}

export default config
