// Root fields of annotations, as in fields.cases.ts.
export const annotationFields = [
  { field: 'Query.annotations', scope: 'READ', ask: 'annotations { edges { node { id } } }', other: 'own' },
  {
    field: 'Mutation.saveAnnotation',
    scope: 'MANAGE',
    ask: 'saveAnnotation(input: { id: "$annotation", text: "Taken" }) { annotation { text } }',
    other: 'NOT_FOUND',
  },
  {
    field: 'Mutation.deleteAnnotation',
    scope: 'MANAGE',
    ask: 'deleteAnnotation(id: "$annotation") { __typename }',
    other: 'NOT_FOUND',
  },
] as const
