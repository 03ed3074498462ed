// SPDX-License-Identifier: GPL-3.0-or-later
/** What is said when images would fill the memory of this machine. `{fact}` is filled in by `remedyFor`. */
export const noRoomWords = {
  title: 'There is no room for {name}',
  meaning:
    'The file has {sizeBytes}. Pin One already holds {heldBytes} of images, and this computer has room for {mostBytes}.',
  steps: ['Remove images that you do not need from the list.', 'Choose the file again.'],
} as const
