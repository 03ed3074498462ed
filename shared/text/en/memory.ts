// SPDX-License-Identifier: GPL-3.0-or-later
/** Words for images that would fill the memory of this computer. `remedyFor` replaces `{fact}`. */
export const noRoomWords = {
  title: 'There is no room for {name}',
  meaning:
    'The file has {sizeBytes}. Pin One already holds {heldBytes} of images, and this computer has room for {mostBytes}.',
  steps: ['Remove images that you do not need from the list.', 'Choose the file again.'],
} as const
