// SPDX-License-Identifier: GPL-3.0-or-later
/** Words of the desktop around the window: the menu, the question before leaving, the notice when work has ended. */
export const desktopText = {
  menu: { file: 'File', view: 'View', help: 'Help' },
  couldNotStart: 'Pin One could not start',
  leaveWriting: 'The chip is being written. Stop writing and quit?',
  leaveWorking: 'Pin One is still working. Stop and quit?',
  keepWriting: 'Keep writing',
  keepWorking: 'Keep working',
  stopAndQuit: 'Stop and quit',
} as const
