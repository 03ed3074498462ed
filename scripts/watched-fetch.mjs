// SPDX-License-Identifier: GPL-3.0-or-later
// Loaded into Electron's installer: reports the number of received bytes to the parent process. Changes nothing else.
const plain = globalThis.fetch

globalThis.fetch = async (...words) => {
  const response = await plain(...words)
  if (response.body === null || process.send === undefined) return response
  const length = Number(response.headers.get('content-length') ?? '')
  const total = length > 0 ? length : null
  let transferred = 0
  const counted = response.body.pipeThrough(
    new TransformStream({
      transform(chunk, controller) {
        transferred += chunk.byteLength
        process.send?.({ transferred, total })
        controller.enqueue(chunk)
      },
    }),
  )
  const { status, statusText, headers } = response
  return new Response(counted, { status, statusText, headers })
}
