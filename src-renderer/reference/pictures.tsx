// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/** Pictures of the look of things; not to scale, unlike the drawings of chips and headers. */
import { pictureText as words } from '../text/reference/pictures.ts'
import styles from './pictures.module.css'

const holes = (count: number) => Array.from({ length: count }, (_, index) => index)

/** Two lines, so that they still fit side by side in a small picture. */
function Caption({ x, y, lines }: { x: number; y: number; lines: readonly string[] }) {
  return (
    <text className={styles['caption']} y={y} textAnchor="middle">
      {lines.map((line, index) => (
        <tspan key={line} x={x} dy={index === 0 ? 0 : '1.15em'}>
          {line}
        </tspan>
      ))}
    </text>
  )
}

function Board({ x, title, soldered }: { x: number; title: readonly string[]; soldered: boolean }) {
  return (
    <g>
      <rect className={styles['board']} x={x} y={18} width={96} height={150} rx={5} />
      <rect className={styles['metal']} x={x + 34} y={10} width={28} height={18} rx={2} />
      <rect className={styles['body']} x={x + 32} y={76} width={32} height={32} rx={2} />
      {holes(9).map((index) =>
        [x + 8, x + 88].map((cx) => (
          <g key={cx}>
            {soldered ? (
              <>
                <rect
                  className={styles['body']}
                  x={cx - 7}
                  y={35 + index * 14}
                  width={14}
                  height={12}
                />
                <rect
                  className={styles['pin']}
                  x={cx - 2.5}
                  y={38.5 + index * 14}
                  width={5}
                  height={5}
                />
              </>
            ) : (
              <circle className={styles['hole']} cx={cx} cy={41 + index * 14} r={3.6} />
            )}
          </g>
        )),
      )}
      <Caption x={x + 48} y={190} lines={title} />
    </g>
  )
}

/** A bare edge with holes beside soldered pins. */
export function PicoPins() {
  return (
    <svg viewBox="0 0 320 220" role="img" aria-label={words.picoPins.label}>
      <Board x={40} title={words.picoPins.bare} soldered={false} />
      <Board x={186} title={words.picoPins.soldered} soldered />
    </svg>
  )
}

function Clip({ x, legs, title }: { x: number; legs: number; title: readonly string[] }) {
  const width = legs * 18 + 10
  const left = x - width / 2
  return (
    <g>
      <line className={styles['ground']} x1={left - 26} x2={left + width + 26} y1={168} y2={168} />
      <rect className={styles['body']} x={left} y={140} width={width} height={20} rx={2} />
      {holes(legs).map((index) => (
        <g key={index}>
          <path className={styles['lead']} d={`M${left + 14 + index * 18} 158 v10`} />
          <path className={styles['wire']} d={`M${left + 14 + index * 18} 56 v-34`} />
          <rect className={styles['pin']} x={left + 12 + index * 18} y={54} width={4} height={10} />
        </g>
      ))}
      <path
        className={styles['clip']}
        d={`M${left - 6} 64 h${width + 12} l6 62 l-10 34 h${-(width + 4)} l-10 -34 z`}
      />
      <rect className={styles['body']} x={left + 4} y={142} width={width - 8} height={16} rx={2} />
      <Caption x={x} y={192} lines={title} />
    </g>
  )
}

/** Test clips in use, from the side. */
export function Clips() {
  return (
    <svg viewBox="0 0 420 222" role="img" aria-label={words.clips.label}>
      <Clip x={110} legs={4} title={words.clips.eight} />
      <Clip x={300} legs={8} title={words.clips.sixteen} />
    </svg>
  )
}

function Breadboard({ x, title }: { x: number; title: readonly string[] }) {
  return (
    <g>
      <rect className={styles['breadboard']} x={x} y={30} width={124} height={124} rx={4} />
      {holes(8).map((column) =>
        holes(8).map((row) => (
          <rect
            key={`${column}-${row}`}
            className={styles['slot']}
            x={x + 12 + column * 14}
            y={42 + row * 14}
            width={3.4}
            height={3.4}
          />
        )),
      )}
      <Caption x={x + 62} y={178} lines={title} />
    </g>
  )
}

function Block8({ x, y, size, half }: { x: number; y: number; size: number; half: number }) {
  return (
    <g>
      {holes(4).map((index) =>
        [-half, half - 7].map((dx) => (
          <rect
            key={dx}
            className={styles['leg']}
            x={x + dx}
            y={y - 24 + index * 14}
            width={7}
            height={5}
          />
        )),
      )}
      <rect
        className={styles['body']}
        x={x - size / 2}
        y={y - 30}
        width={size}
        height={58}
        rx={2}
      />
      <circle className={styles['dot']} cx={x - size / 2 + 7} cy={y - 23} r={2.6} />
    </g>
  )
}

/** A SOIC8 in a socket, a DIP8, and a SOIC8 on an adapter, each on a breadboard. */
export function LooseChips() {
  return (
    <svg viewBox="0 0 460 208" role="img" aria-label={words.loose.label}>
      <Breadboard x={10} title={words.loose.socket} />
      <rect className={styles['socket']} x={36} y={50} width={72} height={84} rx={4} />
      <rect className={styles['metal']} x={36} y={50} width={72} height={10} rx={3} />
      <Block8 x={72} y={94} size={30} half={21} />
      <Breadboard x={168} title={words.loose.direct} />
      <Block8 x={230} y={92} size={38} half={26} />
      <Breadboard x={326} title={words.loose.adapter} />
      <rect className={styles['board']} x={356} y={54} width={64} height={76} rx={3} />
      {holes(4).map((index) =>
        [362, 408].map((x) => (
          <rect key={x} className={styles['pin']} x={x} y={68 + index * 14} width={6} height={6} />
        )),
      )}
      <Block8 x={388} y={92} size={20} half={16} />
    </svg>
  )
}
