// SPDX-License-Identifier: GPL-3.0-or-later
/** Test support: a write as a user requests it after acknowledging every caution about the image. */
import type { CallName, Calls } from '../../shared/contract.ts'
import type { JobRequest } from '../../shared/model/job.ts'

interface Caller {
  call<C extends CallName>(name: C, input: Calls[C]['input']): Promise<Calls[C]['output']>
}

export async function accepting(api: Caller, request: JobRequest): Promise<JobRequest> {
  if (request.kind !== 'write' || request.accepted !== undefined) return request
  const { imageId, board, slot } = request
  const { images } = (await api.call('app.snapshot', undefined)).value
  const sha256 = images.find(({ id }) => id === imageId)?.sha256
  if (sha256 === undefined) return request
  const findings = await api.call('image.check', { imageId, board, slot })
  return { ...request, accepted: { sha256, codes: findings.map(({ code }) => code) } }
}
