// Which operation of a document a request means.

import { type DocumentNode, GraphQLError, getOperationAST, Kind, type OperationDefinitionNode } from 'graphql'
import { quote } from '../base/quote.ts'

/** The operation, or why there is none to run (BAD_USER_INPUT): none has the name, or there are several and no name. */
export function operationIn(
  document: DocumentNode,
  operationName: string | undefined,
): OperationDefinitionNode | GraphQLError {
  return getOperationAST(document, operationName) ?? noOperation(document, operationName)
}

function noOperation(document: DocumentNode, operationName: string | undefined): GraphQLError {
  const names = document.definitions.flatMap(definition =>
    definition.kind === Kind.OPERATION_DEFINITION ? [definition.name?.value ?? '(without a name)'] : [],
  )
  const message =
    names.length === 0
      ? 'The document has no operation: write a query, a mutation or a subscription.'
      : operationName === undefined
        ? `The document has several operations: name one of ${names.join(', ')} as operationName.`
        : `The document has no operation ${quote(operationName)}: name one of ${names.join(', ')} as operationName.`
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } })
}
