// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The guarantees of the contract to every front end, over every transport: the same cases run in-process, over the web
 * host's WebSocket and over Electron's IPC. Each case gets its own app with no open programmer.
 */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AppApi, AppEvent, CallName } from '../../shared/contract.ts'
import { Fault } from '../../shared/fault.ts'
import type { JobInfo, JobRequest } from '../../shared/model/job.ts'

export interface ContractCase {
  readonly name: string
  readonly run: (api: AppApi) => Promise<void>
}

const practice = 'practice:chip=MX25L512E'
/** Larger than any buffer on the way, and not a multiple of a buffer size. */
const bytesOfTest = Uint8Array.from({ length: 300_001 }, (_, index) => (index * 7 + 3) & 0xff)

const faultOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => assert.fail('it was not refused'),
    (error: unknown) => error,
  )

/** Calls with any data that a front end could send, even against the types. */
const callAnyhow = (api: AppApi, name: string, input: unknown): Promise<unknown> =>
  api.call(name as CallName, input as never)

async function assertRefused(promise: Promise<unknown>, what: RegExp): Promise<void> {
  const fault = await faultOf(promise)
  assert.ok(fault instanceof Fault, `a Fault, not ${String(fault)}`)
  assert.equal(fault.code, 'bug.bad-input')
  assert.match((fault.facts as { readonly what: string }).what, what)
}

/** Runs a job to its end; returns every state of the job, the last one ended. */
function watched(api: AppApi, request: JobRequest): Promise<readonly JobInfo[]> {
  const states: JobInfo[] = []
  return new Promise((resolve, reject) => {
    const stop = api.subscribe(({ value: { job } }) => {
      if (job === undefined || job === null || job.request.kind !== request.kind) return
      states.push(job)
      if (job.state === 'running' || job.state === 'stopping') return
      stop()
      resolve(states)
    })
    api.call('job.start', request).catch(reject)
  })
}

export const contractCases: readonly ContractCase[] = [
  {
    name: 'a snapshot tells which events it already holds',
    async run(api) {
      // Listens before the snapshot: the host's own checks for devices may run between any two calls.
      const events: AppEvent[] = []
      const imageListed = new Promise<AppEvent>((resolve) => {
        api.subscribe((event) => {
          events.push(event)
          if (event.value.images !== undefined) resolve(event)
        })
      })
      const { seq, value } = await api.call('app.snapshot', undefined)
      await api.call('image.put', { name: 'a.rom', bytes: new Uint8Array(16) })
      const event = await imageListed
      assert.equal(value.images.length, 0)
      assert.deepEqual(
        events.map((heard) => heard.seq).filter((heard) => heard > seq && heard <= event.seq),
        Array.from({ length: event.seq - seq }, (_, index) => seq + 1 + index),
      )
      assert.ok(event.seq > seq, 'the image came after the snapshot')
    },
  },
  {
    name: 'events arrive in order without a gap, and carry whole nouns',
    async run(api) {
      const events: AppEvent[] = []
      api.subscribe((event) => events.push(event))
      await api.call('session.open', { programmerId: practice, clockHz: null })
      await watched(api, { kind: 'identify' })
      const { seq, value } = await api.call('app.snapshot', undefined)
      const upTo = events.filter((event) => event.seq <= seq)
      const first = upTo[0]?.seq ?? 0
      assert.deepEqual(
        upTo.map((event) => event.seq),
        upTo.map((_, index) => first + index),
      )
      assert.equal(upTo.at(-1)?.seq, seq)
      const session = upTo.filter((event) => event.value.session !== undefined).at(-1)
        ?.value.session
      assert.deepEqual(session, value.session)
      assert.equal(session?.chip?.sizeBytes, 65_536)
    },
  },
  {
    name: 'bytes arrive whole, both ways',
    async run(api) {
      const { id, sizeBytes } = await api.call('image.put', { name: 'b.rom', bytes: bytesOfTest })
      assert.equal(sizeBytes, bytesOfTest.length)
      const back = await api.call('image.get', { imageId: id })
      assert.ok(back instanceof Uint8Array, 'bytes are a Uint8Array')
      assert.ok(Buffer.from(back).equals(Buffer.from(bytesOfTest)), 'the same bytes')
    },
  },
  {
    name: 'a file in parts is shown on its way, listed when it is whole, and becomes one image',
    async run(api) {
      const half = Math.floor(bytesOfTest.length / 2)
      const { transferId } = await api.call('image.begin', {
        name: 'p.rom',
        sizeBytes: bytesOfTest.length,
      })
      const part = (from: number, to: number) =>
        api.call('image.part', { transferId, bytes: bytesOfTest.slice(from, to) })
      assert.deepEqual(await part(0, half), { state: 'more' })
      const { images: before, incoming } = (await api.call('app.snapshot', undefined)).value
      assert.deepEqual([before.length, incoming?.name, incoming?.doneBytes], [0, 'p.rom', half])
      const taken = await part(half, bytesOfTest.length)
      assert.equal(taken.state, 'whole')
      const { images: after, incoming: none } = (await api.call('app.snapshot', undefined)).value
      assert.equal(none, null)
      assert.deepEqual(
        after.map(({ sha256 }) => sha256),
        [createHash('sha256').update(bytesOfTest).digest('hex')],
      )
    },
  },
  {
    name: 'of two files on their way the one that was chosen last becomes an image',
    async run(api) {
      const bytes = new Uint8Array(8)
      const first = await api.call('image.begin', { name: 'first.rom', sizeBytes: 16 })
      await api.call('image.part', { transferId: first.transferId, bytes })
      const last = await api.call('image.begin', { name: 'last.rom', sizeBytes: 8 })
      assert.deepEqual(await api.call('image.part', { transferId: first.transferId, bytes }), {
        state: 'superseded',
      })
      await api.call('image.stop', { transferId: first.transferId })
      await api.call('image.part', { transferId: last.transferId, bytes })
      const { images, incoming } = (await api.call('app.snapshot', undefined)).value
      assert.deepEqual([images.map(({ name }) => name), incoming], [['last.rom'], null])
    },
  },
  {
    name: 'no bytes at all are bytes too',
    async run(api) {
      const info = await api.call('image.put', { name: 'empty.rom', bytes: new Uint8Array(0) })
      const back = await api.call('image.get', { imageId: info.id })
      assert.ok(back instanceof Uint8Array)
      assert.equal(back.length, 0)
    },
  },
  {
    name: 'a fault arrives as one, with its code and its facts',
    async run(api) {
      const open = await faultOf(
        api.call('session.open', { programmerId: 'practice:chip=NO-SUCH', clockHz: null }),
      )
      assert.ok(open instanceof Fault)
      assert.equal(open.code, 'chip.no-such-name')
      assert.equal((open.facts as { readonly name: string }).name, 'NO-SUCH')
      assert.ok(Array.isArray((open.facts as { readonly near: unknown }).near))
    },
  },
  {
    name: 'what is no call, or no input of one, is refused and named',
    async run(api) {
      await assertRefused(callAnyhow(api, 'app.shell', { command: 'id' }), /app\.shell/)
      await assertRefused(callAnyhow(api, 'constructor', undefined), /constructor/)
      await assertRefused(callAnyhow(api, '__proto__', undefined), /__proto__/)
      await assertRefused(callAnyhow(api, 'job.start', { kind: 'format' }), /^job\.start: kind/)
      await assertRefused(callAnyhow(api, 'image.put', { name: 'x', bytes: 'AAAA' }), /bytes/)
      await assertRefused(callAnyhow(api, 'image.put', undefined), /^image\.put/)
      await assertRefused(
        callAnyhow(api, 'session.open', { programmerId: practice, clockHz: '1M' }),
        /clockHz/,
      )
      // The app still works afterwards.
      assert.equal((await api.call('app.snapshot', undefined)).value.session, null)
    },
  },
  {
    name: 'no file of the user can be named as a programmer: nothing is made, read or written',
    async run(api) {
      const folder = await mkdtemp(join(tmpdir(), 'pin-one-hostile-'))
      try {
        const held = join(folder, 'held.txt')
        await writeFile(held, new Uint8Array(65_536).fill(0x41))
        const made = join(folder, 'made.bin')
        for (const programmerId of [
          `${practice},file=${made}`,
          `${practice},file=${held}`,
          `${practice},content=${held}`,
          `${practice},fault=protected,file=${held}`,
          `practice:file=${made},chip=MX25L512E`,
          `serprog:dev=${held}`,
          `serprog:dev=/dev/../${held}`,
          `linux_spi:dev=${held}`,
          'serprog:dev=/dev/null',
          'serprog:dev=/dev/tty',
          `/${held}`,
          `file:${held}`,
        ]) {
          const fault = await faultOf(api.call('session.open', { programmerId, clockHz: null }))
          assert.ok(fault instanceof Fault, programmerId)
          assert.match(fault.code, /^link\.(bad-address|not-a-port|missing|unsupported)$/)
        }
        assert.deepEqual(await readdir(folder), ['held.txt'])
        assert.ok((await readFile(held)).every((byte) => byte === 0x41))
        assert.equal((await api.call('app.snapshot', undefined)).value.session, null)
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
  },
  {
    name: 'numbers, names and ids that a page should not send are refused, and leave the app as it was',
    async run(api) {
      const before = (await api.call('app.snapshot', undefined)).value
      const open = (part: object) => ({ programmerId: practice, clockHz: null, ...part })
      const hostile: readonly (readonly [string, unknown])[] = [
        // JSON turns a value that is not a number into null, which means the programmer's own clock.
        ...[-1, 0, 1.5, 1e21, '1', [], {}].map(
          (bad) => ['session.open', open({ clockHz: bad })] as const,
        ),
        ...[Number.NaN, Infinity, -1, 0, 1.5, 1e21, '1', [], {}].flatMap((bad) => [
          ['session.open', open({ programmerMv: bad })] as const,
          ['session.answer-supply', { supplyMv: [bad, 3600] }] as const,
        ]),
        ['session.open', open({ chipSelect: 256 })],
        ['session.open', open({ programmerMv: 1_000_000 })],
        ['session.answer-supply', { supplyMv: [3600, 2700] }],
        ['session.open', open({ programmerId: `practice:chip=${'A'.repeat(2000)}` })],
        ['session.choose-chip', { name: '' }],
        ['firmware.install', { driveId: '/', imageId: 'image-1' }],
        ['firmware.install', { driveId: '../..', imageId: 'image-1' }],
        ...(
          [
            { host: '-oProxyCommand=x' },
            { host: 'a b' },
            { host: 'a;reboot' },
            { host: '' },
            { host: 'h'.repeat(256) },
            { user: '-l' },
            { user: '$(id)' },
            { node: '/dev/spidev0.0; reboot' },
            { node: '/etc/passwd' },
          ] as const
        ).map(
          (bad) =>
            [
              'tunnel.open',
              { host: 'pi.local', user: 'pi', node: '/dev/spidev0.0', ...bad },
            ] as const,
        ),
        ['image.put', { name: 'a/../../b', bytes: new Uint8Array(1) }],
        ['image.put', { name: 'n'.repeat(256), bytes: new Uint8Array(1) }],
        ['image.slice', { imageId: 'x', range: { offset: -1, length: 1 }, name: 'a' }],
        ['image.slice', { imageId: 'x', range: { offset: 0, length: 2 ** 53 }, name: 'a' }],
        ['image.join', { imageIds: [], name: 'a' }],
        ['image.join', { imageIds: Array.from({ length: 257 }, () => 'x'), name: 'a' }],
        ...['../../etc/passwd', '..', '.', '/etc/passwd', 'a\0', 'C:\\x', '..%2f..%2fetc'].flatMap(
          (backupId) =>
            [
              ['backup.get', { backupId }],
              ['backup.use', { backupId }],
              ['backup.note', { backupId, note: '' }],
            ] as const,
        ),
        ['backup.note', { backupId: 'x', note: 'n'.repeat(2001) }],
        ['job.start', { kind: 'backup', passes: 1e9, board: null }],
        ['job.start', { kind: 'write', imageId: 'x', backup: 'none', unprotect: 'no' }],
        ['job.cancel', { jobId: '' }],
      ]
      for (const [name, input] of hostile) {
        const fault = await faultOf(callAnyhow(api, name, input))
        assert.ok(fault instanceof Fault, `${name} ${JSON.stringify(input)}`)
        assert.notEqual(fault.code, 'bug.unexpected', `${name} ${JSON.stringify(input)}`)
      }
      // Users may give files any name: invisible characters are shown, and no name is refused.
      for (const [name, shown] of [
        ['a\0b', 'a?b'],
        ['a\nb', 'a?b'],
        ['\u202egpj.exe', '?gpj.exe'],
      ] as const) {
        const image = await api.call('image.put', { name, bytes: new Uint8Array(1) })
        assert.equal(image.name, shown)
        await api.call('image.drop', { imageId: image.id })
      }
      const { images, session, job, backups } = (await api.call('app.snapshot', undefined)).value
      assert.deepEqual(
        { images, session, job, backups },
        {
          images: before.images,
          session: before.session,
          job: before.job,
          backups: before.backups,
        },
      )
    },
  },
  {
    name: 'many calls at once get each its own answer',
    async run(api) {
      const sizes = Array.from({ length: 40 }, (_, index) => index + 1)
      const infos = await Promise.all(
        sizes.map((size) =>
          api.call('image.put', { name: `${size}.rom`, bytes: new Uint8Array(size).fill(size) }),
        ),
      )
      assert.deepEqual(
        infos.map(({ name, sizeBytes }) => [name, sizeBytes]),
        sizes.map((size) => [`${size}.rom`, size]),
      )
    },
  },
  {
    name: 'who has stopped listening hears nothing more',
    async run(api) {
      let heard = 0
      const stop = api.subscribe(() => heard++)
      stop()
      stop()
      await api.call('image.put', { name: 'c.rom', bytes: new Uint8Array(16) })
      await api.call('app.snapshot', undefined)
      assert.equal(heard, 0)
    },
  },
  {
    name: 'a backup is followed from its first byte to its hash, and never runs backwards',
    async run(api) {
      await api.call('session.open', { programmerId: practice, clockHz: null })
      await watched(api, { kind: 'identify' })
      const states = await watched(api, { kind: 'backup', passes: 2, board: null })
      const last = states.at(-1)
      assert.equal(last?.state, 'done')
      assert.equal(last.contents.state, 'not-touched')
      assert.ok(last.result?.kind === 'backup')
      assert.match(last.result.backup.sha256, /^[0-9a-f]{64}$/)
      for (const [index, state] of states.entries()) {
        const before = states[index - 1]
        if (before?.phase === state.phase && before.totalBytes === state.totalBytes)
          assert.ok(state.doneBytes >= before.doneBytes || state.doneBytes === 0)
      }
    },
  },
  {
    name: 'a second job is refused while one runs, and the first can be cancelled',
    async run(api) {
      await api.call('session.open', {
        programmerId: `${practice},timing=real`,
        clockHz: 1_000_000,
      })
      await watched(api, { kind: 'identify' })
      const request = { kind: 'backup', passes: 3, board: null } as const
      const ended = watched(api, request)
      const running = await new Promise<string>((resolve) => {
        const stop = api.subscribe(({ value: { job } }) => {
          if (job?.state !== 'running' || job.request.kind !== 'backup') return
          stop()
          resolve(job.id)
        })
      })
      const second = await faultOf(api.call('job.start', request))
      assert.ok(second instanceof Fault)
      assert.equal(second.code, 'gate.job-running')
      await api.call('job.cancel', { jobId: running })
      assert.equal((await ended).at(-1)?.state, 'cancelled')
    },
  },
]
