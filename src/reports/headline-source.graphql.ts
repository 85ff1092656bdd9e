import { builder } from '../graphql/builder.ts'

export const HeadlineSourceEnum = builder.enumType('HeadlineSource', {
  description: 'Where a number of the header comes from.',
  values: { PUSHED: { description: 'Pushed as an override.' }, COMPUTED: { description: 'Computed from the points.' } },
} as const)
