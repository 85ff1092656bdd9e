/** What REST and GraphQL say of manifests. */
export const manifestTexts = {
  manifest:
    "What the client's compiler wrote: Apollo's manifest (`format`, `version`, `operations`) or Relay's (documents by their ids), at most 1,000 documents.",
  added: 'How many of the documents are new.',
  known: 'How many of the documents were there already.',
} as const
