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
    "\n  mutation CliPushPart($input: PushInput!) {\n    push(input: $input) {\n      receipt {\n        replayed\n        keyKind\n        onDuplicate {\n          onDuplicate\n          metrics\n        }\n        warnings\n        newMetrics\n      }\n    }\n  }\n": typeof types.CliPushPartDocument,
    "\n  query CliWidgetDimensions($id: ID!) {\n    widget(id: $id) {\n      dimensions {\n        name\n      }\n    }\n  }\n": typeof types.CliWidgetDimensionsDocument,
    "\n  query CliSavedQueries($after: String) {\n    savedQueries(first: 500, after: $after) {\n      edges {\n        node {\n          id\n          name\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.CliSavedQueriesDocument,
    "\n  query CliRunQuery($id: ID!, $variables: JSON) {\n    runQuery(id: $id, variables: $variables) {\n      columns {\n        name\n        type\n      }\n      rows\n      truncated\n    }\n  }\n": typeof types.CliRunQueryDocument,
    "\n  query CliSql($query: String!, $variables: JSON) {\n    sql(query: $query, variables: $variables) {\n      columns {\n        name\n        type\n      }\n      rows\n      truncated\n    }\n  }\n": typeof types.CliSqlDocument,
    "\n  query CliReport(\n    $id: ID!\n    $period: PeriodInput\n    $granularity: Granularity\n    $metrics: [String!]\n    $by: [String!]\n    $where: [DimensionFilter!]\n    $hasGroups: Boolean!\n  ) {\n    widget(id: $id) {\n      title\n      keyColumn\n      report(period: $period, granularity: $granularity, metrics: $metrics, by: $by, where: $where) {\n        period {\n          label\n        }\n        comparedPeriods {\n          label\n        }\n        granularity\n        keys\n        metrics {\n          ...CliMetricReport\n        }\n        groups @include(if: $hasGroups) {\n          isOther\n          values {\n            dimension\n            value\n          }\n          metrics {\n            ...CliMetricReport\n          }\n        }\n      }\n    }\n  }\n\n  fragment CliMetricReport on MetricReport {\n    metric {\n      name\n      aggregation\n      format {\n        style\n        currency\n        unit\n        minimumFractionDigits\n        maximumFractionDigits\n      }\n    }\n    headline\n    values\n    comparison {\n      previous\n      percentChange\n    }\n  }\n": typeof types.CliReportDocument,
    "\n  query CliExportedWidget($id: ID!) {\n    widget(id: $id) {\n      id\n      title\n      description\n      keyKind\n      tags\n      dimensions {\n        name\n      }\n      metrics {\n        name\n        description\n        unit\n        color\n        aggregation\n        across\n        defaultOnDuplicate\n        formula\n        eventCount {\n          event\n        }\n      }\n    }\n  }\n": typeof types.CliExportedWidgetDocument,
    "\n  query CliWidgets($after: String, $search: String, $tag: String) {\n    widgets(first: 100, after: $after, search: $search, tag: $tag) {\n      edges {\n        node {\n          id\n          title\n          keyKind\n          tags\n          lastPushAt\n          dimensions {\n            name\n          }\n          metrics {\n            name\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.CliWidgetsDocument,
    "\n  mutation CliCreateWidget($input: CreateWidgetInput!) {\n    createWidget(input: $input) {\n      widget {\n        id\n        title\n        pushUrl\n      }\n    }\n  }\n": typeof types.CliCreateWidgetDocument,
    "\n  query CliWidget($id: ID!) {\n    widget(id: $id) {\n      id\n      title\n      description\n      keyKind\n      tags\n      pushUrl\n      createdAt\n      lastPushAt\n      dimensions {\n        name\n      }\n      metrics {\n        name\n        aggregation\n        unit\n        formula\n        eventCount {\n          event\n        }\n      }\n    }\n  }\n": typeof types.CliWidgetDocument,
    "\n  mutation CliDeleteWidget($id: ID!) {\n    deleteWidget(id: $id) {\n      id\n    }\n  }\n": typeof types.CliDeleteWidgetDocument,
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
    "\n  mutation CliPushPart($input: PushInput!) {\n    push(input: $input) {\n      receipt {\n        replayed\n        keyKind\n        onDuplicate {\n          onDuplicate\n          metrics\n        }\n        warnings\n        newMetrics\n      }\n    }\n  }\n": types.CliPushPartDocument,
    "\n  query CliWidgetDimensions($id: ID!) {\n    widget(id: $id) {\n      dimensions {\n        name\n      }\n    }\n  }\n": types.CliWidgetDimensionsDocument,
    "\n  query CliSavedQueries($after: String) {\n    savedQueries(first: 500, after: $after) {\n      edges {\n        node {\n          id\n          name\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.CliSavedQueriesDocument,
    "\n  query CliRunQuery($id: ID!, $variables: JSON) {\n    runQuery(id: $id, variables: $variables) {\n      columns {\n        name\n        type\n      }\n      rows\n      truncated\n    }\n  }\n": types.CliRunQueryDocument,
    "\n  query CliSql($query: String!, $variables: JSON) {\n    sql(query: $query, variables: $variables) {\n      columns {\n        name\n        type\n      }\n      rows\n      truncated\n    }\n  }\n": types.CliSqlDocument,
    "\n  query CliReport(\n    $id: ID!\n    $period: PeriodInput\n    $granularity: Granularity\n    $metrics: [String!]\n    $by: [String!]\n    $where: [DimensionFilter!]\n    $hasGroups: Boolean!\n  ) {\n    widget(id: $id) {\n      title\n      keyColumn\n      report(period: $period, granularity: $granularity, metrics: $metrics, by: $by, where: $where) {\n        period {\n          label\n        }\n        comparedPeriods {\n          label\n        }\n        granularity\n        keys\n        metrics {\n          ...CliMetricReport\n        }\n        groups @include(if: $hasGroups) {\n          isOther\n          values {\n            dimension\n            value\n          }\n          metrics {\n            ...CliMetricReport\n          }\n        }\n      }\n    }\n  }\n\n  fragment CliMetricReport on MetricReport {\n    metric {\n      name\n      aggregation\n      format {\n        style\n        currency\n        unit\n        minimumFractionDigits\n        maximumFractionDigits\n      }\n    }\n    headline\n    values\n    comparison {\n      previous\n      percentChange\n    }\n  }\n": types.CliReportDocument,
    "\n  query CliExportedWidget($id: ID!) {\n    widget(id: $id) {\n      id\n      title\n      description\n      keyKind\n      tags\n      dimensions {\n        name\n      }\n      metrics {\n        name\n        description\n        unit\n        color\n        aggregation\n        across\n        defaultOnDuplicate\n        formula\n        eventCount {\n          event\n        }\n      }\n    }\n  }\n": types.CliExportedWidgetDocument,
    "\n  query CliWidgets($after: String, $search: String, $tag: String) {\n    widgets(first: 100, after: $after, search: $search, tag: $tag) {\n      edges {\n        node {\n          id\n          title\n          keyKind\n          tags\n          lastPushAt\n          dimensions {\n            name\n          }\n          metrics {\n            name\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.CliWidgetsDocument,
    "\n  mutation CliCreateWidget($input: CreateWidgetInput!) {\n    createWidget(input: $input) {\n      widget {\n        id\n        title\n        pushUrl\n      }\n    }\n  }\n": types.CliCreateWidgetDocument,
    "\n  query CliWidget($id: ID!) {\n    widget(id: $id) {\n      id\n      title\n      description\n      keyKind\n      tags\n      pushUrl\n      createdAt\n      lastPushAt\n      dimensions {\n        name\n      }\n      metrics {\n        name\n        aggregation\n        unit\n        formula\n        eventCount {\n          event\n        }\n      }\n    }\n  }\n": types.CliWidgetDocument,
    "\n  mutation CliDeleteWidget($id: ID!) {\n    deleteWidget(id: $id) {\n      id\n    }\n  }\n": types.CliDeleteWidgetDocument,
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
export function graphql(source: "\n  mutation CliPushPart($input: PushInput!) {\n    push(input: $input) {\n      receipt {\n        replayed\n        keyKind\n        onDuplicate {\n          onDuplicate\n          metrics\n        }\n        warnings\n        newMetrics\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CliPushPartDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CliWidgetDimensions($id: ID!) {\n    widget(id: $id) {\n      dimensions {\n        name\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CliWidgetDimensionsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CliSavedQueries($after: String) {\n    savedQueries(first: 500, after: $after) {\n      edges {\n        node {\n          id\n          name\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CliSavedQueriesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CliRunQuery($id: ID!, $variables: JSON) {\n    runQuery(id: $id, variables: $variables) {\n      columns {\n        name\n        type\n      }\n      rows\n      truncated\n    }\n  }\n"): typeof import('./graphql.ts').CliRunQueryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CliSql($query: String!, $variables: JSON) {\n    sql(query: $query, variables: $variables) {\n      columns {\n        name\n        type\n      }\n      rows\n      truncated\n    }\n  }\n"): typeof import('./graphql.ts').CliSqlDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CliReport(\n    $id: ID!\n    $period: PeriodInput\n    $granularity: Granularity\n    $metrics: [String!]\n    $by: [String!]\n    $where: [DimensionFilter!]\n    $hasGroups: Boolean!\n  ) {\n    widget(id: $id) {\n      title\n      keyColumn\n      report(period: $period, granularity: $granularity, metrics: $metrics, by: $by, where: $where) {\n        period {\n          label\n        }\n        comparedPeriods {\n          label\n        }\n        granularity\n        keys\n        metrics {\n          ...CliMetricReport\n        }\n        groups @include(if: $hasGroups) {\n          isOther\n          values {\n            dimension\n            value\n          }\n          metrics {\n            ...CliMetricReport\n          }\n        }\n      }\n    }\n  }\n\n  fragment CliMetricReport on MetricReport {\n    metric {\n      name\n      aggregation\n      format {\n        style\n        currency\n        unit\n        minimumFractionDigits\n        maximumFractionDigits\n      }\n    }\n    headline\n    values\n    comparison {\n      previous\n      percentChange\n    }\n  }\n"): typeof import('./graphql.ts').CliReportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CliExportedWidget($id: ID!) {\n    widget(id: $id) {\n      id\n      title\n      description\n      keyKind\n      tags\n      dimensions {\n        name\n      }\n      metrics {\n        name\n        description\n        unit\n        color\n        aggregation\n        across\n        defaultOnDuplicate\n        formula\n        eventCount {\n          event\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CliExportedWidgetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CliWidgets($after: String, $search: String, $tag: String) {\n    widgets(first: 100, after: $after, search: $search, tag: $tag) {\n      edges {\n        node {\n          id\n          title\n          keyKind\n          tags\n          lastPushAt\n          dimensions {\n            name\n          }\n          metrics {\n            name\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CliWidgetsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CliCreateWidget($input: CreateWidgetInput!) {\n    createWidget(input: $input) {\n      widget {\n        id\n        title\n        pushUrl\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CliCreateWidgetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CliWidget($id: ID!) {\n    widget(id: $id) {\n      id\n      title\n      description\n      keyKind\n      tags\n      pushUrl\n      createdAt\n      lastPushAt\n      dimensions {\n        name\n      }\n      metrics {\n        name\n        aggregation\n        unit\n        formula\n        eventCount {\n          event\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CliWidgetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CliDeleteWidget($id: ID!) {\n    deleteWidget(id: $id) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').CliDeleteWidgetDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
