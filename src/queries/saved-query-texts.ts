/** What REST and GraphQL say of saved queries and their variables. */
export const savedQueryTexts = {
  name: 'The name of the saved query.',
  newName: 'The name of the saved query, 1 to 200 characters.',
  description: 'What it answers, for people.',
  hash: 'SHA-256 of the document in hexadecimal digits, which `documentId` names as `sha256:<hash>`; null for SQL.',
  documentId: 'What its manifest calls this version, where that is not the hash.',
  fromManifest: 'Whether it came with a manifest of persisted documents (`uploadManifest`).',
  savedBy: 'The name of the token that saved it.',
  variableName: 'Letters, digits and _; `@{name}` in the SQL.',
  variableType: 'What its values are.',
  variableDefault: 'The value of the variable where a run gives none.',
  isList: 'A list of values, for `IN (@{name})`.',
} as const
