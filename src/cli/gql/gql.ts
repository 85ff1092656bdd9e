/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query FindDemoWidget($tag: String!) {\n    widgets(first: 1, tag: $tag) {\n      edges {\n        node {\n          id\n          pushUrl\n        }\n      }\n    }\n  }\n": typeof types.FindDemoWidgetDocument,
    "\n  mutation MakeDemoWidget($input: CreateWidgetInput!) {\n    createWidget(input: $input) {\n      widget {\n        id\n        pushUrl\n      }\n    }\n  }\n": typeof types.MakeDemoWidgetDocument,
    "\n  query DemoReport($id: ID!, $days: DayRangeInput!) {\n    widget(id: $id) {\n      title\n      report(period: { days: $days }, fill: BY_AGGREGATION) {\n        period {\n          label\n        }\n        comparedPeriods {\n          label\n        }\n        metrics {\n          metric {\n            name\n            aggregation\n            format {\n              style\n              currency\n              unit\n              minimumFractionDigits\n              maximumFractionDigits\n            }\n          }\n          headline\n          values\n          comparison {\n            previous\n            percentChange\n            verdict\n          }\n        }\n      }\n    }\n  }\n": typeof types.DemoReportDocument,
    "\n  mutation CliCreateToken($input: CreateTokenInput!) {\n    createToken(input: $input) {\n      token {\n        id\n        name\n        scopes\n      }\n      secret\n    }\n  }\n": typeof types.CliCreateTokenDocument,
    "\n  mutation CliRotateToken($id: ID!, $overlapHours: Int) {\n    rotateToken(id: $id, overlapHours: $overlapHours) {\n      token {\n        id\n        name\n      }\n      secret\n    }\n  }\n": typeof types.CliRotateTokenDocument,
    "\n  mutation CliRevokeToken($id: ID!) {\n    revokeToken(id: $id) {\n      token {\n        id\n        name\n      }\n    }\n  }\n": typeof types.CliRevokeTokenDocument,
    "\n  query CliTokens($after: String) {\n    tokens(first: 500, after: $after) {\n      edges {\n        node {\n          id\n          name\n          hint\n          scopes\n          widgetIds\n          where\n          allowedIps\n          expiresAt\n          revokedAt\n          lastUsedAt\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.CliTokensDocument,
    "\n  mutation CliCreateProject($input: CreateProjectInput!) {\n    createProject(input: $input) {\n      project {\n        id\n        name\n      }\n      administrator {\n        secret\n      }\n    }\n  }\n": typeof types.CliCreateProjectDocument,
    "\n  query CliProjects($after: String) {\n    projects(first: 500, after: $after) {\n      edges {\n        node {\n          id\n          name\n          timeZone\n          weekStart\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.CliProjectsDocument,
    "\n  mutation CliRotateSecrets {\n    rotateSecrets {\n      resealed\n      unreadable\n    }\n  }\n": typeof types.CliRotateSecretsDocument,
    "\n  mutation CliPushPart($input: PushInput!) {\n    push(input: $input) {\n      receipt {\n        replayed\n        warnings\n        newMetrics\n      }\n    }\n  }\n": typeof types.CliPushPartDocument,
    "\n  query CliWidgetDimensions($id: ID!) {\n    widget(id: $id) {\n      dimensions {\n        name\n      }\n    }\n  }\n": typeof types.CliWidgetDimensionsDocument,
};
const documents: Documents = {
    "\n  query FindDemoWidget($tag: String!) {\n    widgets(first: 1, tag: $tag) {\n      edges {\n        node {\n          id\n          pushUrl\n        }\n      }\n    }\n  }\n": types.FindDemoWidgetDocument,
    "\n  mutation MakeDemoWidget($input: CreateWidgetInput!) {\n    createWidget(input: $input) {\n      widget {\n        id\n        pushUrl\n      }\n    }\n  }\n": types.MakeDemoWidgetDocument,
    "\n  query DemoReport($id: ID!, $days: DayRangeInput!) {\n    widget(id: $id) {\n      title\n      report(period: { days: $days }, fill: BY_AGGREGATION) {\n        period {\n          label\n        }\n        comparedPeriods {\n          label\n        }\n        metrics {\n          metric {\n            name\n            aggregation\n            format {\n              style\n              currency\n              unit\n              minimumFractionDigits\n              maximumFractionDigits\n            }\n          }\n          headline\n          values\n          comparison {\n            previous\n            percentChange\n            verdict\n          }\n        }\n      }\n    }\n  }\n": types.DemoReportDocument,
    "\n  mutation CliCreateToken($input: CreateTokenInput!) {\n    createToken(input: $input) {\n      token {\n        id\n        name\n        scopes\n      }\n      secret\n    }\n  }\n": types.CliCreateTokenDocument,
    "\n  mutation CliRotateToken($id: ID!, $overlapHours: Int) {\n    rotateToken(id: $id, overlapHours: $overlapHours) {\n      token {\n        id\n        name\n      }\n      secret\n    }\n  }\n": types.CliRotateTokenDocument,
    "\n  mutation CliRevokeToken($id: ID!) {\n    revokeToken(id: $id) {\n      token {\n        id\n        name\n      }\n    }\n  }\n": types.CliRevokeTokenDocument,
    "\n  query CliTokens($after: String) {\n    tokens(first: 500, after: $after) {\n      edges {\n        node {\n          id\n          name\n          hint\n          scopes\n          widgetIds\n          where\n          allowedIps\n          expiresAt\n          revokedAt\n          lastUsedAt\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.CliTokensDocument,
    "\n  mutation CliCreateProject($input: CreateProjectInput!) {\n    createProject(input: $input) {\n      project {\n        id\n        name\n      }\n      administrator {\n        secret\n      }\n    }\n  }\n": types.CliCreateProjectDocument,
    "\n  query CliProjects($after: String) {\n    projects(first: 500, after: $after) {\n      edges {\n        node {\n          id\n          name\n          timeZone\n          weekStart\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.CliProjectsDocument,
    "\n  mutation CliRotateSecrets {\n    rotateSecrets {\n      resealed\n      unreadable\n    }\n  }\n": types.CliRotateSecretsDocument,
    "\n  mutation CliPushPart($input: PushInput!) {\n    push(input: $input) {\n      receipt {\n        replayed\n        warnings\n        newMetrics\n      }\n    }\n  }\n": types.CliPushPartDocument,
    "\n  query CliWidgetDimensions($id: ID!) {\n    widget(id: $id) {\n      dimensions {\n        name\n      }\n    }\n  }\n": types.CliWidgetDimensionsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FindDemoWidget($tag: String!) {\n    widgets(first: 1, tag: $tag) {\n      edges {\n        node {\n          id\n          pushUrl\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').FindDemoWidgetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MakeDemoWidget($input: CreateWidgetInput!) {\n    createWidget(input: $input) {\n      widget {\n        id\n        pushUrl\n      }\n    }\n  }\n"): typeof import('./graphql.ts').MakeDemoWidgetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DemoReport($id: ID!, $days: DayRangeInput!) {\n    widget(id: $id) {\n      title\n      report(period: { days: $days }, fill: BY_AGGREGATION) {\n        period {\n          label\n        }\n        comparedPeriods {\n          label\n        }\n        metrics {\n          metric {\n            name\n            aggregation\n            format {\n              style\n              currency\n              unit\n              minimumFractionDigits\n              maximumFractionDigits\n            }\n          }\n          headline\n          values\n          comparison {\n            previous\n            percentChange\n            verdict\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DemoReportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CliCreateToken($input: CreateTokenInput!) {\n    createToken(input: $input) {\n      token {\n        id\n        name\n        scopes\n      }\n      secret\n    }\n  }\n"): typeof import('./graphql.ts').CliCreateTokenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CliRotateToken($id: ID!, $overlapHours: Int) {\n    rotateToken(id: $id, overlapHours: $overlapHours) {\n      token {\n        id\n        name\n      }\n      secret\n    }\n  }\n"): typeof import('./graphql.ts').CliRotateTokenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CliRevokeToken($id: ID!) {\n    revokeToken(id: $id) {\n      token {\n        id\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CliRevokeTokenDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CliTokens($after: String) {\n    tokens(first: 500, after: $after) {\n      edges {\n        node {\n          id\n          name\n          hint\n          scopes\n          widgetIds\n          where\n          allowedIps\n          expiresAt\n          revokedAt\n          lastUsedAt\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CliTokensDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CliCreateProject($input: CreateProjectInput!) {\n    createProject(input: $input) {\n      project {\n        id\n        name\n      }\n      administrator {\n        secret\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CliCreateProjectDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CliProjects($after: String) {\n    projects(first: 500, after: $after) {\n      edges {\n        node {\n          id\n          name\n          timeZone\n          weekStart\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CliProjectsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CliRotateSecrets {\n    rotateSecrets {\n      resealed\n      unreadable\n    }\n  }\n"): typeof import('./graphql.ts').CliRotateSecretsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CliPushPart($input: PushInput!) {\n    push(input: $input) {\n      receipt {\n        replayed\n        warnings\n        newMetrics\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CliPushPartDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CliWidgetDimensions($id: ID!) {\n    widget(id: $id) {\n      dimensions {\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CliWidgetDimensionsDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
