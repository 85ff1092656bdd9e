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
    "\n  mutation TestCreateWidget($input: CreateWidgetInput!) {\n    createWidget(input: $input) {\n      widget {\n        id\n        title\n        pushUrl\n        keyKind\n      }\n    }\n  }\n": typeof types.TestCreateWidgetDocument,
    "\n  mutation TestPush($input: PushInput!) {\n    push(input: $input) {\n      receipt {\n        id\n        replayed\n        rows\n        points\n        created\n        changed\n      }\n    }\n  }\n": typeof types.TestPushDocument,
    "\n  query TestWidgetMetrics($id: ID!) {\n    widget(id: $id) {\n      title\n      keyKind\n      keyColumn\n      lastPushAt\n      metrics {\n        id\n        name\n        aggregation\n        color\n        chartType\n        reverse\n        reverseGraph\n        yAxis\n        yAxisMin\n        yAxisMax\n        yAxisShow\n        labelShow\n        headlineOverride\n        comparisonOverride\n      }\n    }\n  }\n": typeof types.TestWidgetMetricsDocument,
    "\n  query TestReport(\n    $id: ID!\n    $period: PeriodInput\n    $compare: [ComparisonInput!]\n    $granularity: Granularity\n    $fill: Fill\n    $timeZone: TimeZone\n    $metrics: [String!]\n    $top: Int\n  ) {\n    widget(id: $id) {\n      report(\n        period: $period\n        compare: $compare\n        granularity: $granularity\n        fill: $fill\n        timeZone: $timeZone\n        metrics: $metrics\n        top: $top\n      ) {\n        period {\n          from\n          before\n          firstDay\n          lastDay\n          timeZone\n          label\n          partial\n        }\n        comparedPeriods {\n          firstDay\n          lastDay\n          label\n        }\n        granularity\n        keys\n        metrics {\n          metric {\n            name\n          }\n          headline\n          headlineSource\n          sum\n          average\n          minimum\n          maximum\n          latest\n          count\n          values\n          runningTotals\n          coverage {\n            buckets\n            bucketsWithData\n            lastPointAt\n          }\n          comparison {\n            previous\n            difference\n            percentChange\n            direction\n            verdict\n            source\n            values\n          }\n        }\n      }\n    }\n  }\n": typeof types.TestReportDocument,
    "\n  mutation TestDeletePoints($input: DeletePointsInput!) {\n    deletePoints(input: $input) {\n      deleted\n      widget {\n        id\n      }\n    }\n  }\n": typeof types.TestDeletePointsDocument,
    "\n  query TestReceipts($id: ID!, $receipt: ID!) {\n    receipt(id: $receipt) {\n      id\n      points\n    }\n    widget(id: $id) {\n      receipts(first: 1) {\n        edges {\n          node {\n            id\n          }\n        }\n        pageInfo {\n          hasNextPage\n        }\n      }\n    }\n  }\n": typeof types.TestReceiptsDocument,
    "\n  mutation TestDeleteWidget($id: ID!) {\n    deleteWidget(id: $id) {\n      id\n    }\n  }\n": typeof types.TestDeleteWidgetDocument,
    "\n  mutation TestRotatePushKey($id: ID!) {\n    rotatePushKey(widgetId: $id) {\n      widget {\n        pushUrl\n      }\n    }\n  }\n": typeof types.TestRotatePushKeyDocument,
};
const documents: Documents = {
    "\n  mutation TestCreateWidget($input: CreateWidgetInput!) {\n    createWidget(input: $input) {\n      widget {\n        id\n        title\n        pushUrl\n        keyKind\n      }\n    }\n  }\n": types.TestCreateWidgetDocument,
    "\n  mutation TestPush($input: PushInput!) {\n    push(input: $input) {\n      receipt {\n        id\n        replayed\n        rows\n        points\n        created\n        changed\n      }\n    }\n  }\n": types.TestPushDocument,
    "\n  query TestWidgetMetrics($id: ID!) {\n    widget(id: $id) {\n      title\n      keyKind\n      keyColumn\n      lastPushAt\n      metrics {\n        id\n        name\n        aggregation\n        color\n        chartType\n        reverse\n        reverseGraph\n        yAxis\n        yAxisMin\n        yAxisMax\n        yAxisShow\n        labelShow\n        headlineOverride\n        comparisonOverride\n      }\n    }\n  }\n": types.TestWidgetMetricsDocument,
    "\n  query TestReport(\n    $id: ID!\n    $period: PeriodInput\n    $compare: [ComparisonInput!]\n    $granularity: Granularity\n    $fill: Fill\n    $timeZone: TimeZone\n    $metrics: [String!]\n    $top: Int\n  ) {\n    widget(id: $id) {\n      report(\n        period: $period\n        compare: $compare\n        granularity: $granularity\n        fill: $fill\n        timeZone: $timeZone\n        metrics: $metrics\n        top: $top\n      ) {\n        period {\n          from\n          before\n          firstDay\n          lastDay\n          timeZone\n          label\n          partial\n        }\n        comparedPeriods {\n          firstDay\n          lastDay\n          label\n        }\n        granularity\n        keys\n        metrics {\n          metric {\n            name\n          }\n          headline\n          headlineSource\n          sum\n          average\n          minimum\n          maximum\n          latest\n          count\n          values\n          runningTotals\n          coverage {\n            buckets\n            bucketsWithData\n            lastPointAt\n          }\n          comparison {\n            previous\n            difference\n            percentChange\n            direction\n            verdict\n            source\n            values\n          }\n        }\n      }\n    }\n  }\n": types.TestReportDocument,
    "\n  mutation TestDeletePoints($input: DeletePointsInput!) {\n    deletePoints(input: $input) {\n      deleted\n      widget {\n        id\n      }\n    }\n  }\n": types.TestDeletePointsDocument,
    "\n  query TestReceipts($id: ID!, $receipt: ID!) {\n    receipt(id: $receipt) {\n      id\n      points\n    }\n    widget(id: $id) {\n      receipts(first: 1) {\n        edges {\n          node {\n            id\n          }\n        }\n        pageInfo {\n          hasNextPage\n        }\n      }\n    }\n  }\n": types.TestReceiptsDocument,
    "\n  mutation TestDeleteWidget($id: ID!) {\n    deleteWidget(id: $id) {\n      id\n    }\n  }\n": types.TestDeleteWidgetDocument,
    "\n  mutation TestRotatePushKey($id: ID!) {\n    rotatePushKey(widgetId: $id) {\n      widget {\n        pushUrl\n      }\n    }\n  }\n": types.TestRotatePushKeyDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestCreateWidget($input: CreateWidgetInput!) {\n    createWidget(input: $input) {\n      widget {\n        id\n        title\n        pushUrl\n        keyKind\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestCreateWidgetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestPush($input: PushInput!) {\n    push(input: $input) {\n      receipt {\n        id\n        replayed\n        rows\n        points\n        created\n        changed\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestPushDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestWidgetMetrics($id: ID!) {\n    widget(id: $id) {\n      title\n      keyKind\n      keyColumn\n      lastPushAt\n      metrics {\n        id\n        name\n        aggregation\n        color\n        chartType\n        reverse\n        reverseGraph\n        yAxis\n        yAxisMin\n        yAxisMax\n        yAxisShow\n        labelShow\n        headlineOverride\n        comparisonOverride\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestWidgetMetricsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestReport(\n    $id: ID!\n    $period: PeriodInput\n    $compare: [ComparisonInput!]\n    $granularity: Granularity\n    $fill: Fill\n    $timeZone: TimeZone\n    $metrics: [String!]\n    $top: Int\n  ) {\n    widget(id: $id) {\n      report(\n        period: $period\n        compare: $compare\n        granularity: $granularity\n        fill: $fill\n        timeZone: $timeZone\n        metrics: $metrics\n        top: $top\n      ) {\n        period {\n          from\n          before\n          firstDay\n          lastDay\n          timeZone\n          label\n          partial\n        }\n        comparedPeriods {\n          firstDay\n          lastDay\n          label\n        }\n        granularity\n        keys\n        metrics {\n          metric {\n            name\n          }\n          headline\n          headlineSource\n          sum\n          average\n          minimum\n          maximum\n          latest\n          count\n          values\n          runningTotals\n          coverage {\n            buckets\n            bucketsWithData\n            lastPointAt\n          }\n          comparison {\n            previous\n            difference\n            percentChange\n            direction\n            verdict\n            source\n            values\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestReportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestDeletePoints($input: DeletePointsInput!) {\n    deletePoints(input: $input) {\n      deleted\n      widget {\n        id\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestDeletePointsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestReceipts($id: ID!, $receipt: ID!) {\n    receipt(id: $receipt) {\n      id\n      points\n    }\n    widget(id: $id) {\n      receipts(first: 1) {\n        edges {\n          node {\n            id\n          }\n        }\n        pageInfo {\n          hasNextPage\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestReceiptsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestDeleteWidget($id: ID!) {\n    deleteWidget(id: $id) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').TestDeleteWidgetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestRotatePushKey($id: ID!) {\n    rotatePushKey(widgetId: $id) {\n      widget {\n        pushUrl\n      }\n    }\n  }\n"): typeof import('./graphql.ts').TestRotatePushKeyDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
