// SPDX-License-Identifier: GPL-3.0-or-later
// The boards of `npm run prove:kernel`, as QEMU and the kernel get them, and what a trial said. Pure.

/**
 * QEMU's Aspeed boards let any of its flash models be picked, and Debian's kernels run on them with a device tree of our
 * own. Addresses are those of the boards. `pen`: where the other processors sleep, so that they take no time; `sleep` is
 * the wait for an interrupt and the jump back to it.
 */
export const boards = {
  arm64: {
    emulator: 'qemu-system-aarch64',
    machine: 'ast2700a1-evb',
    processors: 4,
    kernel: 'arm64',
    compiler: 'gcc-aarch64-linux-gnu',
    // The second flash controller's drive comes after the two chip selects of the first.
    drives: [0, 2],
    memory: 0x4_0000_0000,
    pen: 0x4_7ff0_0000,
    sleep: '0x17ffffffd503207f',
    uart: 0x14c3_3b00,
    processor: 'compatible = "arm,cortex-a35"; reg = <0>;',
    processorAt: '0',
    timer: 'arm,armv8-timer',
    answers: {},
    gic: { compatible: 'arm,gic-v3', at: [0x1220_0000, 0x1_0000, 0x1228_0000, 0x8_0000] },
    spi: [
      [0x1400_0000, 0x1_0000_0000],
      [0x1401_0000, 0x1_8000_0000],
    ],
  },
  armhf: {
    emulator: 'qemu-system-arm',
    machine: 'ast2600-evb',
    processors: 2,
    kernel: 'armmp',
    compiler: 'gcc-arm-linux-gnueabihf',
    drives: [0, 1],
    memory: 0x8000_0000,
    pen: 0xfff0_0000,
    sleep: '0xeafffffde320f003',
    uart: 0x1e78_4000,
    processor: 'compatible = "arm,cortex-a7"; reg = <0xf00>;',
    processorAt: 'f00',
    timer: 'arm,armv7-timer',
    // spidev rounds each transfer up to 64 bytes here, and to 128 where the record was made.
    answers: { 'tx 64 + tx 4032': '4096' },
    gic: { compatible: 'arm,cortex-a7-gic', at: [0x4046_1000, 0x1000, 0x4046_2000, 0x2000] },
    spi: [
      [0x1e62_0000, 0x2000_0000],
      [0x1e63_0000, 0x3000_0000],
    ],
  },
}

/**
 * Two chips a boot: QEMU's name, size in MiB, a word that Pin One says of it, flashrom's name. The second boot has a
 * larger buffer in spidev, as people set it on the kernel's command line.
 */
export const boots = [
  {
    bufferBytes: 4096,
    chips: [
      ['mx25l25635f', 32, 'MX25L25635F', 'MX25L25635F/MX25L25645G'],
      ['w25q64', 8, 'W25Q64', 'W25Q64BV/W25Q64CV/W25Q64FV'],
    ],
  },
  {
    bufferBytes: 65_536,
    chips: [
      ['mx25l12805d', 16, 'MX25L12805D', 'MX25L12805D'],
      ['n25q128', 16, 'N25Q128', 'N25Q128..3E'],
    ],
  },
]

const hex = (number) => number.toString(16)
/** A number as two cells. */
const cells = (number) => `0x${hex(Math.floor(number / 2 ** 32))} 0x${hex(number % 2 ** 32)}`
const reg = (...pairs) => `reg = <${pairs.map(cells).join(' ')}>;`

/**
 * The device tree source of a board. `seed`: random bytes, without which a kernel without devices has no randomness for
 * minutes, and Node waits for it.
 */
export function deviceTree(board, seed) {
  const { memory, pen, uart, gic, spi } = board
  const ports = spi.map(
    ([registers, window]) => `
  spi@${hex(registers)} {
    compatible = "pin-one,smc-spi";
    ${reg(registers, 0x100, window, 0x1000)}
    #address-cells = <1>;
    #size-cells = <0>;
    flash@0 { compatible = "rohm,dh2228fv"; reg = <0>; spi-max-frequency = <50000000>; };
  };`,
  )
  return `/dts-v1/;
/ {
  #address-cells = <2>;
  #size-cells = <2>;
  model = "Pin One trial board";
  compatible = "pin-one,trial";
  interrupt-parent = <&gic>;
  chosen {
    stdout-path = "/serial@${hex(uart)}:115200n8";
    rng-seed = [${[...seed].map((byte) => hex(byte).padStart(2, '0')).join(' ')}];
  };
  memory@${hex(memory)} { device_type = "memory"; ${reg(memory, pen - memory)} };
  cpus {
    #address-cells = <1>;
    #size-cells = <0>;
    cpu@${board.processorAt} { device_type = "cpu"; ${board.processor} };
  };
  timer { compatible = "${board.timer}"; interrupts = <1 13 4>, <1 14 4>, <1 11 4>, <1 10 4>; };
  gic: interrupt-controller@${hex(gic.at[0])} {
    compatible = "${gic.compatible}";
    ${reg(...gic.at)}
    interrupt-controller;
    #interrupt-cells = <3>;
  };
  serial@${hex(uart)} {
    compatible = "ns16550a";
    ${reg(uart, 0x20)}
    reg-shift = <2>;
    reg-io-width = <4>;
    clock-frequency = <24000000>;
  };${ports.join('')}
};
`
}

/** QEMU's words for one boot; `at` makes the path of a file, by name. */
export function emulatorWords(board, { bufferBytes, chips }, at) {
  const [[first], [second]] = chips
  const pen = `addr=0x${hex(board.pen)}`
  const others = Array.from({ length: board.processors - 1 }, (_, other) => other + 1)
  const append = [
    'console=ttyS0',
    `earlycon=uart8250,mmio32,0x${hex(board.uart)}`,
    `spidev.bufsiz=${bufferBytes}`,
    'quiet audit=0 apparmor=0 mitigations=off',
  ]
  return [
    ['-M', `${board.machine},fmc-model=${first},spi-model=${second}`],
    ['-m', '2G'],
    ['-display', 'none', '-monitor', 'none', '-serial', 'stdio', '-no-reboot', '-net', 'none'],
    ['-kernel', at('vmlinuz'), '-dtb', at('board.dtb'), '-initrd', at('initrd')],
    ['-append', append.join(' ')],
    ...board.drives.map((index, bus) => [
      '-drive',
      `file=${at(`flash-${bus}`)},if=mtd,format=raw,index=${index}`,
    ]),
    ['-device', `loader,${pen},data=${board.sleep},data-len=8`],
    ...others.map((other) => ['-device', `loader,${pen},cpu-num=${other}`]),
  ].flat()
}

/** What the controller of the trial answers by itself: it has one mode, one direction at a time and a slowest clock. */
const ofTheController = /^(WR_MODE |WR_BITS 33 |tx\+rx same |hz 100 )/
const questions = (text) =>
  text
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '' && !ofTheController.test(line))

/**
 * Answers of the kernel that differ from `recorded`: `[recorded, answered]`, and `undefined` where a line is missing.
 * `answers`: what is right on this processor instead, by question.
 */
export function otherAnswers(log, recorded, answers = {}) {
  const asked = /^EDGES\s*$([^]*?)^EDGES END/m.exec(log.replaceAll('\r', ''))?.[1] ?? ''
  const own = Object.entries(answers)
  const [now, then] = [questions(asked), questions(recorded)]
  const right = then.map((line) => {
    const [question, answer] = own.find(([each]) => line.startsWith(`${each} `)) ?? []
    return question === undefined ? line : `${question} ${answer}`
  })
  return Array.from({ length: Math.max(now.length, right.length) }, (_, at) => [
    right[at],
    now[at],
  ]).filter(([was, is]) => was !== is)
}

/** The steps that a guest reported; `ok` is false for what failed or had errors on the bus. */
export function stepsOf(log) {
  return log
    .replaceAll('\r', '')
    .split('\n')
    .filter((line) => line.startsWith('STEP|'))
    .map((line) => {
      const [, chip, name, status, seconds, messages, transfers, errors] = line.split('|')
      return {
        chip,
        name,
        ok: status === '0' && errors === '0',
        seconds: Number(seconds),
        messages: Number(messages),
        transfers: Number(transfers),
      }
    })
}
