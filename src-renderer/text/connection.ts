/** Words for a page that does not reach the app. Only the web host can get here; in the desktop app they live together. */
export const connectionText = {
  lost: {
    title: 'This page lost Pin One',
    text: 'It keeps trying to connect. A job that runs goes on without this page.',
    steps: [
      'Look whether Pin One still runs where it was started.',
      'If you came through ssh, look whether that connection is still open.',
    ],
  },
  refused: {
    title: 'This address was used before',
    text: 'The address that Pin One prints works once, in one browser, so that nobody else can get in with it.',
    steps: [
      'Go to the terminal where Pin One runs and press Enter. It prints a new address.',
      'Is Pin One not running there? Start it again: pin-one serve',
      'Open the new address here.',
    ],
  },
} as const
