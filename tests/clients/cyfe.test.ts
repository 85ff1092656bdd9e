// Clients of Cyfe's Push API: PHP as its documentation pushes with it, and what a client for Node puts on the wire, against a live gateway.
import { execFile, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idOf } from '../../src/request/global-id.ts'
import { startTestApp, type TestApp } from '../_kit/app.ts'

const php = spawnSync('php', ['-r', 'exit(extension_loaded("curl") ? 0 : 1);'], {
  env: { PATH: process.env.PATH ?? '' },
})
const hasPhp = php.status === 0
if (!hasPhp)
  process.stderr.write('PHP with curl is not installed (apt-get install php-cli php-curl): its client is not tested.\n')

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

/** `name key value`, in order. */
async function stored(id: string): Promise<string[]> {
  const { rows } = await it.app.gateway.pool.query<{ at: string }>(
    `select name || ' ' || key || ' ' || trim_scale(value) as at from (
       select metric_id, (date '1970-01-01' + key::int)::text as key, value from points where widget_id = $1
       union all select metric_id, category, value from category_points where widget_id = $1) as all_points
     join metrics using (metric_id) order by 1`,
    [idOf('Widget', id)],
  )
  return rows.map(({ at }) => at)
}

describe.skipIf(!hasPhp)('PHP', () => {
  /** What the script prints, as JSON. `$url` is the push URL; `send` pushes as the documentation does. */
  async function run(pushUrl: string, script: string): Promise<unknown> {
    const code = `
      $url = getenv('PUSH_URL');
      function send($url, $push) {
        $curl = curl_init();
        curl_setopt($curl, CURLOPT_URL, $url);
        curl_setopt($curl, CURLOPT_POST, true);
        curl_setopt($curl, CURLOPT_POSTFIELDS, json_encode($push));
        curl_setopt($curl, CURLOPT_RETURNTRANSFER, true);
        $reply = curl_exec($curl);
        return [curl_getinfo($curl, CURLINFO_HTTP_CODE), json_decode($reply, true)];
      }
      ${script}`
    const env = { PATH: process.env.PATH ?? '', PUSH_URL: pushUrl }
    return JSON.parse((await promisify(execFile)('php', ['-r', code], { env })).stdout)
  }

  test('rows and option maps as arrays, sent by curl without a content type of its own', async () => {
    const { id, pushUrl } = await it.widget()
    const push = `
      $push = ['data' => [], 'onduplicate' => ['Users' => 'replace'], 'color' => ['Users' => '#52ff7f'], 'type' => ['Users' => 'line']];
      foreach (['20130320' => '1', '20130321' => '12', '20130322' => '123'] as $day => $users)
        $push['data'][] = ['Date' => $day, 'Users' => $users];
      send($url, $push);
      echo json_encode(send($url, $push));`
    expect(await run(pushUrl, push)).toMatchObject([200, { status: 'ok', message: 'Data pushed' }])
    expect(await stored(id)).toEqual(['Users 2013-03-20 1', 'Users 2013-03-21 12', 'Users 2013-03-22 123'])
  })

  test('numbers of PHP, and rows that array_filter left gaps between', async () => {
    const { id, pushUrl } = await it.widget()
    const script = `
      $rows = [['Date' => date('Ymd', 1363737600), 'Rate' => 0.1 + 0.2], null, ['Date' => 20130321, 'Rate' => 1e20], ['Date' => '20130322', 'Rate' => -0.0]];
      echo json_encode(send($url, ['data' => array_filter($rows), 'average' => ['Rate' => true]]));`
    expect(await run(pushUrl, script)).toMatchObject([200, { status: 'ok' }])
    expect(await stored(id)).toEqual([
      'Rate 2013-03-20 0.30000000000000004',
      'Rate 2013-03-21 100000000000000000000',
      'Rate 2013-03-22 0',
    ])
  })

  test('a body for which curl asks whether it is welcome is read, and one above the limit is refused with the reason', async () => {
    const { id, pushUrl } = await it.widget()
    // Older versions of curl ask from 1 KiB on, newer ones from 1 MiB on, which is more than a push may have.
    const script = `
      function pages($count) {
        $rows = [];
        for ($i = 0; $i < $count; $i++) $rows[] = ['Page' => 'page ' . str_repeat('x', 100) . $i, 'Views' => 1];
        return ['data' => $rows];
      }
      $curl = curl_init($url);
      curl_setopt($curl, CURLOPT_POSTFIELDS, json_encode(pages(100)));
      curl_setopt($curl, CURLOPT_HTTPHEADER, ['Expect: 100-continue']);
      curl_setopt($curl, CURLOPT_RETURNTRANSFER, true);
      echo json_encode([json_decode(curl_exec($curl), true)['status'], send($url, pages(9000))]);`
    expect(await run(pushUrl, script)).toMatchObject(['ok', [413, { status: 'error' }]])
    expect(await stored(id)).toHaveLength(100)
  })

  test('a stream without curl reads why a push was refused', async () => {
    const { id, pushUrl } = await it.widget()
    const script = `
      $push = ['data' => [['Date' => '20130320', 'Users' => 'many']]];
      $options = ['method' => 'POST', 'content' => json_encode($push), 'header' => 'Content-type: application/x-www-form-urlencoded', 'ignore_errors' => true];
      $reply = file_get_contents($url, false, stream_context_create(['http' => $options]));
      echo json_encode([$http_response_header[0], json_decode($reply, true)]);`
    expect(await run(pushUrl, script)).toMatchObject([
      expect.stringMatching(/^HTTP\/1\.1 400 /),
      { status: 'error', message: expect.stringContaining('"many" is not a number') },
    ])
    expect(await stored(id)).toEqual([])
  })
})

/** As the package node-cyfe (over node-fetch 2) sends it: option maps that are not said are not there. */
async function fromNode(pushUrl: string, push: object): Promise<{ status: number | undefined; body: unknown }> {
  const body = JSON.stringify(push)
  const sending = request(pushUrl, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: '*/*',
      'Content-Length': Buffer.byteLength(body),
      'User-Agent': 'node-fetch/1.0 (+https://github.com/bitinn/node-fetch)',
      'Accept-Encoding': 'gzip,deflate',
      Connection: 'close',
    },
  })
  sending.end(body)
  const [reply] = await once(sending, 'response')
  return { status: reply.statusCode, body: JSON.parse(await text(reply)) }
}

describe('a client for Node', () => {
  test('counts up: numbers are added at the day of today', async () => {
    const { id, pushUrl } = await it.widget()
    for (const increment of [1, 1, 5])
      expect(await fromNode(pushUrl, { data: [{ Date: '20261120', signups: increment }] })).toMatchObject({
        status: 200,
        body: { status: 'ok' },
      })
    expect(await stored(id)).toEqual(['signups 2026-11-20 7'])
  })

  test('pushes with every option map', async () => {
    const { id, pushUrl } = await it.widget()
    const one = (value: string) => ({ signups: value })
    const push = {
      data: [{ Date: '20261120', signups: 3 }],
      ...{ onduplicate: one('replace'), color: one('#52ff7f'), type: one('line'), cumulative: one('0') },
      ...{ average: one('0'), total: one('10'), comparison: one('5'), reverse: one('0'), reversegraph: one('0') },
      ...{ yaxis: one('0'), yaxismin: one('0'), yaxismax: one('100'), yaxisshow: one('1'), labelshow: one('1') },
    }
    for (let time = 0; time < 2; time++) expect(await fromNode(pushUrl, push)).toMatchObject({ status: 200 })
    expect(await stored(id)).toEqual(['signups 2026-11-20 3'])
  })

  test('is told why a push was refused: it shows the message of the reply', async () => {
    const { pushUrl } = await it.widget()
    expect(await fromNode(pushUrl, { data: [{ Date: '20261120', signups: '3,5' }] })).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('"3,5" is not a number') },
    })
  })
})
