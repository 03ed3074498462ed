// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Is the image for this mainboard? Judged by what the build states, by the file name, and by the family of the
 * descriptor. Pure.
 */
import { boardsOfPart, plainPart, targetsOfBoard } from '../../../shared/data/image-targets.ts'
import type { Board } from '../../../shared/data/guide.ts'
import type { BoardClaim, DescriptorFamily } from '../../../shared/model/contents.ts'
import type { Case } from './judged.ts'

export function judgeBoard(it: Case): void {
  judgeMix(it)
  const { board, contents, named } = it
  const [first] = contents.claims
  if (board === null) {
    if (first !== undefined && named !== null) {
      const claimed = boardsOfPart(first.part)
      if (claimed.size > 0 && !named.boards.some((id) => claimed.has(id)))
        it.find('other-board-name', 'caution', { board: first.part, target: named.target })
    }
    return
  }
  const agreeing = contents.claims.find((claim) => isFor(claim, board))
  if (first !== undefined) it.checked('board')
  if (first !== undefined && agreeing === undefined) judgeClaim(it, board, first)
  if (named !== null && !named.boards.includes(board.id)) {
    const facts = { board: nameOf(board), target: named.target }
    if (agreeing !== undefined || !named.exact) it.find('other-board-name', 'caution', facts)
    else if (first === undefined) it.find('other-board-name', 'stop', facts)
  }
  judgeGeneration(it, board)
}

const nameOf = (board: Board): string => board.names[0] ?? board.id

/** A part number of this mainboard, or one of its names in the guide. */
function isFor({ part }: BoardClaim, board: Board): boolean {
  if (boardsOfPart(part).has(board.id)) return true
  return board.names.some((name) => plainPart(name) === plainPart(part))
}

/** An unknown part number may still be this mainboard: then the mainboard's folder in coreboot decides. */
function judgeClaim(it: Case, board: Board, claim: BoardClaim): void {
  const dir = it.contents.config?.mainboardDir ?? null
  const dirs = new Set(targetsOfBoard(board.id).map((target) => target.mainboard_dir))
  const unknown = boardsOfPart(claim.part).size === 0
  const facts = { board: nameOf(board), claim }
  if (unknown && dir !== null && dirs.has(dir)) it.find('unknown-part', 'caution', facts)
  else it.find('other-board', 'stop', facts)
}

/** Two parts of one file name different mainboards: halves of two images were joined. */
function judgeMix({ contents, find }: Case): void {
  const [first, ...others] = contents.claims
  if (first === undefined) return
  const boards = boardsOfPart(first.part)
  for (const second of others) {
    const these = boardsOfPart(second.part)
    if (plainPart(first.part) === plainPart(second.part)) continue
    if ([...these].some((id) => boards.has(id))) continue
    find('mixed-boards', boards.size > 0 && these.size > 0 ? 'stop' : 'caution', { first, second })
    return
  }
}

/** A descriptor for another generation of chipset cannot start this mainboard. */
function judgeGeneration({ contents, find }: Case, board: Board): void {
  const found = contents.descriptor?.family
  const families = new Set<DescriptorFamily>(
    targetsOfBoard(board.id).flatMap(({ family }) => family ?? []),
  )
  const [expected] = families
  if (found === undefined || expected === undefined || families.has(found)) return
  // Neighbouring families, which the number of straps alone does not tell apart reliably.
  const near = [found, expected].every((each) => ['ich8', 'ich9', 'ich10', '5'].includes(each))
  find('other-generation', near ? 'caution' : 'stop', { board: nameOf(board), expected, found })
}
