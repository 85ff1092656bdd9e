// Faults that graphql-js finds in literals and variables, with `extensions.fields` as our own errors have them.
import {
  coerceInputValue,
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  isInputType,
  isNonNullType,
  print,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql'
import type { Issue } from '../base/issues.ts'
import { argumentPathsOf, pathInValue } from './argument-paths.ts'

/** As many as graphql-js names. */
const MAX_ISSUES = 50

/** Errors of the validation of a document: those of literals name the argument. */
export function nameLiterals(
  schema: GraphQLSchema,
  document: DocumentNode,
  errors: readonly GraphQLError[],
): readonly GraphQLError[] {
  if (errors.length === 0) return errors
  const { literals } = argumentPathsOf(schema, document)
  return errors.map(error => {
    const [node] = error.nodes ?? []
    const path = node && literals.get(node)
    return path === undefined ? error : withIssue(error, { path, message: error.message })
  })
}

/** Ends the reading of a value: each further issue of a hostile list would cost as much as the first. */
const ENOUGH = new Error('there are issues enough')

export interface VariablesOf {
  readonly document: DocumentNode
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>> | undefined
}

/** A result without data because of its variables: each error names the argument that they stand for. */
export function nameVariables(schema: GraphQLSchema, request: VariablesOf, result: ExecutionResult): ExecutionResult {
  if (!result.errors || result.data !== undefined) return result
  const issues = issuesOfVariables(schema, request)
  const errors = result.errors.map((error, index) => {
    const issue = issues[index]
    return issue ? withIssue(error, issue) : error
  })
  return { ...result, errors }
}

/** In the order of graphql-js, which tells in texts alone where they are. */
function issuesOfVariables(schema: GraphQLSchema, { document, operationName, variables }: VariablesOf): Issue[] {
  const issues: Issue[] = []
  const paths = argumentPathsOf(schema, document).variables
  for (const definition of getOperationAST(document, operationName)?.variableDefinitions ?? []) {
    const path = paths.get(definition.variable.name.value) ?? definition.variable.name.value
    issues.push(...issuesOf(schema, definition, variables ?? {}, path))
  }
  return issues.slice(0, MAX_ISSUES)
}

function issuesOf(
  schema: GraphQLSchema,
  { variable, type: typeNode, defaultValue }: VariableDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  path: string,
): Issue[] {
  const name = variable.name.value
  const type = typeFromAST(schema, typeNode)
  if (!isInputType(type)) return [{ path, message: `${print(typeNode)} is no type of an input.` }]
  const isGiven = Object.hasOwn(variables, name)
  if (!isGiven && defaultValue) return []
  const value = isGiven ? variables[name] : null
  if (value === null)
    return isNonNullType(type) ? [{ path, message: `A value of type "${print(typeNode)}" is required.` }] : []
  const issues: Issue[] = []
  try {
    coerceInputValue(value, type, (keys, _value, { message }) => {
      issues.push({ path: [path, ...pathInValue(type, value, keys)].join('.'), message })
      if (issues.length >= MAX_ISSUES) throw ENOUGH
    })
  } catch (error) {
    if (error !== ENOUGH) throw error
  }
  return issues
}

function withIssue(error: GraphQLError, { path, message }: Issue): GraphQLError {
  return new GraphQLError(error.message, {
    ...(error.nodes && { nodes: error.nodes }),
    ...(error.source && { source: error.source }),
    ...(error.positions && { positions: error.positions }),
    ...(error.path && { path: error.path }),
    ...(error.originalError && { originalError: error.originalError }),
    extensions: { ...error.extensions, fields: { [path]: [message] } },
  })
}
