import { cotton, knit, smooth, wool } from './cloths.mjs'
import { button, garment, mirrored } from './tailor.mjs'

const both = (part) => [
  part,
  {
    ...part,
    outline: mirrored(part.outline),
    seed: `${part.seed ?? ''}left`,
    folds: part.folds?.map(([path, ...rest]) => [mirrored(path), ...rest]),
    seams: part.seams?.map((seam) => ({ ...seam, path: mirrored(seam.path) })),
  },
]

const bodyPath = ({ shoulder = 150, chest = 196, hem = 196, foot = 830, neck = 70, drop = 250 }) =>
  `M ${500 - neck} 168 L ${500 - shoulder - 20} 204 Q ${500 - chest + 4} ${drop + 40} ${500 - chest} ${drop + 110} C ${500 - chest} 560 ${500 - hem - 2} 700 ${500 - hem} ${foot} Q 500 ${foot + 14} ${500 + hem} ${foot} C ${500 + hem + 2} 700 ${500 + chest} 560 ${500 + chest} ${drop + 110} Q ${500 + chest - 4} ${drop + 40} ${500 + shoulder + 20} 204 L ${500 + neck} 168 Q 500 ${neck > 74 ? 214 : 196} ${500 - neck} 168 Z`

const bodyFolds = (chest, foot) => [
  [`M ${500 - chest * 0.8} 330 Q ${500 - chest * 0.3} 430 ${500 - chest * 0.62} ${foot - 40}`, 2.6, 34],
  [`M ${500 + chest * 0.78} 320 Q ${500 + chest * 0.36} 470 ${500 + chest * 0.6} ${foot - 60}`, -2.4, 34],
  [`M ${500 - chest * 0.2} 420 Q ${500 - chest * 0.05} 560 ${500 - chest * 0.26} ${foot}`, 2, 40],
  [`M ${500 + chest * 0.24} 520 Q ${500 + chest * 0.12} 640 ${500 + chest * 0.3} ${foot}`, 2.2, 36],
  [`M ${500 - chest * 0.94} 372 Q ${500 - chest * 0.6} 350 ${500 - chest * 0.4} 300`, 2.4, 16],
  [`M ${500 + chest * 0.94} 372 Q ${500 + chest * 0.6} 350 ${500 + chest * 0.4} 300`, 2.4, 16],
]

/** A long sleeve on the right of the picture, falling beside the body. */
const sleeve = ({ chest = 196, cuff = 44, end = 806, puff = 1, wide = 0 }) => ({
  outline: `M 640 196 Q ${500 + chest + 26 + wide} 214 ${500 + chest + 62 + wide} 300 C ${500 + chest + 104 + wide} 440 ${500 + chest + 118} 640 ${500 + chest + 122} ${end} L ${500 + chest + 122 - cuff * 1.7} ${end + 8} C ${500 + chest + 40 - wide * 0.4} 640 ${500 + chest + 8} 470 ${500 + chest - 24} 350 Z`,
  puff,
  folds: [
    [`M ${500 + chest + 6} 420 Q ${500 + chest + 56} 470 ${500 + chest + 104} 452`, 2.4, 18],
    [`M ${500 + chest + 26} 500 Q ${500 + chest + 66} 540 ${500 + chest + 110} 520`, -2.2, 18],
    [`M ${500 + chest + 34} 560 Q ${500 + chest + 80} 600 ${500 + chest + 116} 574`, 2.4, 16],
    [`M ${500 + chest + 66} 330 Q ${500 + chest + 84} 520 ${500 + chest + 92} ${end}`, 2, 30],
  ],
})

const inside = (cloth, deep = 200) => ({
  outline: `M 430 160 Q 500 132 570 160 Q 560 ${deep} 500 ${deep + 6} Q 440 ${deep} 430 160 Z`,
  cloth,
  puff: 0.2,
  ripple: 0,
  after: (context) => {
    context.fillStyle = 'rgba(14,10,34,.38)'
    context.fillRect(400, 100, 200, 200)
    context.fillStyle = 'rgba(255,255,255,.75)'
    context.fillRect(480, 166, 40, 20)
  },
})

/** A shirt with its collar, its placket and its buttons. */
export function shirt(
  { colour = 'bleu ciel', pattern, second, scale, buttons = '#f6f3ec', pocket = true, fit = 190 },
  { size },
) {
  const cloth = cotton(colour, { pattern, second, scale })
  const foot = 856
  const thread = 'rgba(255,255,255,.5)'
  const body = {
    outline: bodyPath({ chest: fit, hem: fit + 2, foot }),
    cloth,
    seed: `shirt ${colour}`,
    ripple: 0.7,
    folds: bodyFolds(fit, foot),
    seams: [
      { path: `M 476 196 L 476 ${foot + 10}`, depth: 0.22, thread, gap: 1 },
      { path: `M 524 196 L 524 ${foot + 10}`, depth: 0.3 },
      { path: `M ${500 - fit} ${foot - 14} Q 500 ${foot} ${500 + fit} ${foot - 14}`, depth: 0.16, thread, gap: 1 },
      ...(pocket ? [{ path: 'M 566 330 L 644 326 L 644 412 L 606 430 L 568 414 Z', depth: 0.3, thread, gap: 1 }] : []),
    ],
    after: (context) => {
      for (let y = 268; y < foot - 30; y += 88) button(context, 500, y, 8, buttons)
    },
  }
  const collar = {
    outline: 'M 428 158 Q 446 196 494 212 L 452 262 Q 410 226 398 178 Q 410 164 428 158 Z',
    cloth,
    puff: 0.6,
    soft: 0.014,
    ripple: 0.1,
    shadows: [[4, 5, 0.4]],
    seams: [{ path: 'M 426 170 Q 446 204 484 214 L 452 250 Q 420 222 408 182', depth: 0.06, thread, gap: 1 }],
  }
  const band = {
    outline: 'M 428 160 Q 500 216 572 160 L 566 184 Q 500 232 434 184 Z',
    cloth,
    puff: 0.4,
    soft: 0.01,
    ripple: 0,
    shadows: [[3, 4, 0.35]],
    after: (context) => button(context, 500, 203, 7, buttons),
  }
  const arm = { ...sleeve({ chest: fit, end: 770 }), cloth, seed: 'sleeve', ripple: 0.7 }
  const cuff = {
    outline: `M ${500 + fit + 48} 770 L ${500 + fit + 124} 758 L ${500 + fit + 128} 830 L ${500 + fit + 54} 840 Z`,
    cloth,
    puff: 0.7,
    soft: 0.014,
    ripple: 0.1,
    seams: [{ path: `M ${500 + fit + 54} 828 L ${500 + fit + 124} 818`, depth: 0.1, thread, gap: 1 }],
    shadows: [[3, 4, 0.3]],
  }
  return garment([both(arm), both(cuff), inside(cloth), body, band, both(collar)], size, 1.16)
}

/** A T-shirt, round or with a V. */
export function teeShirt({ colour = 'blanc', pattern, second, scale, long = false, fit = 190 }, { size }) {
  const cloth = cotton(colour, { pattern, second, scale, slub: 0.03 })
  const foot = 800
  const short = {
    outline: `M 640 196 Q ${500 + fit + 20} 206 ${500 + fit + 52} 268 L ${500 + fit + 92} 396 L ${500 + fit + 4} 432 L ${500 + fit - 30} 350 Z`,
    folds: [[`M ${500 + fit - 10} 340 Q ${500 + fit + 40} 350 ${500 + fit + 66} 320`, 2.4, 16]],
    seams: [
      { path: `M ${500 + fit + 88} 380 L ${500 + fit} 416`, depth: 0.14, thread: 'rgba(255,255,255,.45)', gap: 1 },
    ],
  }
  const arm = { ...(long ? sleeve({ chest: fit, end: 790, cuff: 40 }) : short), cloth, seed: 'tee sleeve', ripple: 0.7 }
  const body = {
    outline: bodyPath({ chest: fit, hem: fit, foot, neck: 82 }),
    cloth,
    seed: `tee ${colour}`,
    ripple: 0.9,
    folds: bodyFolds(fit, foot),
    seams: [
      {
        path: `M ${500 - fit} ${foot - 18} Q 500 ${foot - 4} ${500 + fit} ${foot - 18}`,
        depth: 0.14,
        thread: 'rgba(255,255,255,.45)',
        gap: 1,
      },
    ],
  }
  const collar = {
    outline: 'M 416 166 Q 500 268 584 166 L 600 176 Q 500 296 400 176 Z',
    cloth: knit(colour, { rib: true, stitch: 7 }),
    puff: 0.5,
    soft: 0.008,
    ripple: 0,
    shadows: [[3, 4, 0.3]],
  }
  return garment([both(arm), inside(cloth, 236), body, collar], size, 1.16)
}

/** A jumper or a cardigan: knitted, with ribbed edges. */
export function jumper(
  { colour = 'écru', pattern, second, stitch = 9, neck = 'round', open = false, fit = 200, cables = false },
  { size },
) {
  const cloth = knit(colour, { pattern, second, stitch })
  const rib = knit(colour, { rib: true, stitch: stitch * 0.9 })
  const foot = 770
  const plaits = cables
    ? [-96, -40, 40, 96].flatMap((x) =>
        Array.from({ length: 15 }, (_, index) => [
          `M ${500 + x - 12} ${250 + index * 36} Q ${500 + x} ${268 + index * 36} ${500 + x + 12} ${286 + index * 36}`,
          7,
          13,
        ]),
      )
    : []
  const body = {
    outline: bodyPath({ chest: fit, hem: fit - 8, foot, neck: neck === 'v' || open ? 84 : 78 }),
    cloth,
    seed: `knit ${colour}`,
    puff: 1.3,
    soft: 0.036,
    ripple: 1,
    folds: [...bodyFolds(fit, foot), ...plaits],
  }
  const edge = {
    outline: `M ${500 - fit + 8} ${foot - 6} Q 500 ${foot + 10} ${500 + fit - 8} ${foot - 6} L ${500 + fit - 16} ${foot + 60} Q 500 ${foot + 76} ${500 - fit + 16} ${foot + 60} Z`,
    cloth: rib,
    puff: 1,
    soft: 0.018,
    ripple: 0.2,
  }
  const arm = { ...sleeve({ chest: fit, end: 752, puff: 1.3, wide: 8 }), cloth, seed: 'knit sleeve', ripple: 1 }
  const cuff = {
    outline: `M ${500 + fit + 50} 752 L ${500 + fit + 124} 742 L ${500 + fit + 118} 818 L ${500 + fit + 58} 826 Z`,
    cloth: rib,
    puff: 1,
    soft: 0.016,
    ripple: 0.1,
  }
  const collars = {
    round: { outline: 'M 420 164 Q 500 250 580 164 L 602 176 Q 500 288 398 176 Z' },
    high: { outline: 'M 418 92 Q 500 78 582 92 Q 592 140 586 196 Q 500 250 414 196 Q 408 140 418 92 Z' },
    v: { outline: 'M 414 164 L 500 330 L 586 164 L 606 176 L 500 374 L 394 176 Z' },
  }
  const collar = { ...collars[neck], cloth: rib, puff: 1, soft: 0.013, ripple: 0.1, shadows: [[4, 6, 0.36]] }
  const band = open && {
    outline: `M 486 330 L 514 330 L 516 ${foot + 70} L 484 ${foot + 70} Z`,
    cloth: rib,
    puff: 0.8,
    soft: 0.012,
    ripple: 0,
    over: (context) => {
      for (let y = 380; y < foot + 40; y += 86) button(context, 500, y, 11, '#7a5638')
    },
  }
  return garment(
    [both(arm), both(cuff), neck === 'high' ? null : inside(cloth, neck === 'v' ? 330 : 232), body, edge, collar, band],
    size,
    1.16,
  )
}

/** A down jacket, in quilted rows; `hood` or not. */
export function downJacket({ colour = 'bleu nuit', hood = true, gleam = 0.5, fit = 214 }, { size }) {
  const cloth = smooth(colour, gleam)
  const foot = 806
  const rows = (from, to, left, right, step = 62) =>
    Array.from({ length: Math.floor((to - from) / step) }, (_, index) => [
      `M ${left} ${from + index * step} Q ${(left + right) / 2} ${from + index * step + 10} ${right} ${from + index * step}`,
      -13,
      10,
    ])
  const quilts = (from, to, left, right, step = 62) =>
    Array.from({ length: Math.floor((to - from) / step) }, (_, index) => ({
      path: `M ${left} ${from + index * step} Q ${(left + right) / 2} ${from + index * step + 10} ${right} ${from + index * step}`,
      depth: 0.4,
    }))
  const arm = {
    ...sleeve({ chest: fit, end: 800, puff: 2, wide: 16 }),
    cloth,
    seed: 'down sleeve',
    soft: 0.03,
    ripple: 1.3,
  }
  arm.folds = rows(280, 800, 690, 860, 58)
  arm.seams = quilts(280, 800, 690, 860, 58)
  const body = {
    outline: bodyPath({ chest: fit, hem: fit, foot, neck: 84 }),
    cloth,
    seed: `down ${colour}`,
    puff: 2,
    soft: 0.03,
    ripple: 1.4,
    folds: rows(262, foot, 250, 750),
    seams: [...quilts(262, foot, 250, 750), { path: `M 500 190 L 500 ${foot + 10}`, depth: 0.5 }],
    after: (context) => zip(context, 196, foot),
  }
  const collar = {
    outline:
      'M 408 104 Q 500 86 592 104 Q 606 150 596 212 Q 548 226 504 224 L 500 236 L 496 224 Q 452 226 404 212 Q 394 150 408 104 Z',
    cloth,
    puff: 1.6,
    soft: 0.022,
    ripple: 0.4,
    seams: [{ path: 'M 402 156 Q 500 176 598 156', depth: 0.4 }],
    after: (context) => zip(context, 110, 240),
  }
  const back = hood && {
    outline: 'M 388 170 Q 372 40 500 34 Q 628 40 612 170 Q 560 110 500 110 Q 440 110 388 170 Z',
    cloth,
    puff: 1.8,
    soft: 0.026,
    ripple: 0.8,
    folds: [['M 400 110 Q 500 70 600 110', -9, 10]],
  }
  return garment([back, both(arm), body, collar], size, 1.04)
}

function zip(context, from, to) {
  context.fillStyle = 'rgba(16,14,30,.8)'
  context.fillRect(495, from, 10, to - from)
  context.fillStyle = 'rgba(226,226,232,.9)'
  for (let y = from; y < to; y += 4) context.fillRect(496.5, y, 7, 1.9)
  context.fillRect(494, from + 10, 12, 18)
}

/** A coat or a blazer with lapels; a parka or a denim jacket with a collar. */
export function coat(
  { colour = 'camel', herringbone = false, long = true, buttons = '#5b3a22', fit = 204, double = false },
  { size },
) {
  const cloth = wool(colour, { herringbone })
  const foot = long ? 930 : 800
  const body = {
    outline: bodyPath({ chest: fit, hem: fit + (long ? 24 : 4), foot, neck: 84 }),
    cloth,
    seed: `coat ${colour}`,
    puff: 1.2,
    ripple: 0.6,
    folds: bodyFolds(fit, foot),
    seams: [
      { path: `M 500 410 L ${double ? 476 : 500} ${foot + 10}`, depth: 0.4 },
      ...[-1, 1].map((s) => ({
        path: `M ${500 + s * 84} 640 L ${500 + s * 164} 622 L ${500 + s * 166} 650 L ${500 + s * 86} 668 Z`,
        depth: 0.34,
      })),
    ],
    after: (context) => {
      for (let y = 446; y < (long ? 760 : 640); y += 92)
        for (const x of double ? [452, 548] : [512]) button(context, x, y, 13, buttons)
    },
  }
  const lapel = {
    outline: 'M 566 158 Q 592 178 604 214 L 620 250 L 590 262 L 614 286 Q 576 360 502 424 Q 512 300 552 196 Z',
    cloth,
    puff: 0.8,
    soft: 0.014,
    ripple: 0.1,
    shadows: [[6, 8, 0.4]],
    seams: [{ path: 'M 590 262 L 556 246', depth: 0.36 }],
  }
  const collar = {
    outline: 'M 420 156 Q 500 116 580 156 Q 600 176 606 214 Q 570 176 500 172 Q 430 176 394 214 Q 400 176 420 156 Z',
    cloth,
    puff: 0.8,
    soft: 0.014,
    ripple: 0.1,
  }
  const opening = {
    outline: 'M 440 170 Q 500 156 560 170 L 500 420 Z',
    cloth: wool('anthracite'),
    puff: 0.2,
    ripple: 0.1,
    after: (context) => {
      context.fillStyle = 'rgba(14,10,34,.3)'
      context.fillRect(400, 100, 200, 340)
    },
  }
  const arm = { ...sleeve({ chest: fit, end: 838, puff: 1.2, cuff: 48 }), cloth, seed: 'coat sleeve', ripple: 0.6 }
  return garment([both(arm), body, opening, both(lapel), collar], size, 1.04)
}

/** A jacket of cloth or denim with a turned-down collar and two pockets on the chest. */
export function jacket({ colour = 'bleu', cloth: made, thread = '#d79a4a', metal = '#b8874a', fit = 204 }, { size }) {
  const cloth = made ?? cotton(colour, { slub: 0.05 })
  const foot = 742
  const body = {
    outline: bodyPath({ chest: fit, hem: fit - 6, foot, neck: 84 }),
    cloth,
    seed: `jacket ${colour}`,
    puff: 1.1,
    ripple: 0.8,
    folds: bodyFolds(fit, foot),
    seams: [
      { path: `M 476 196 L 476 ${foot}`, thread, gap: 1 },
      { path: `M 526 196 L 526 ${foot}`, thread, gap: 1 },
      { path: `M ${500 - fit} 336 L 476 336 M 526 336 L ${500 + fit} 336`, thread, rows: 2 },
      ...[-1, 1].flatMap((s) => [
        {
          path: `M ${500 + s * 56} 336 L ${500 + s * 146} 336 L ${500 + s * 146} 368 L ${500 + s * 101} 386 L ${500 + s * 56} 368 Z`,
          thread,
          gap: 1,
          depth: 0.4,
        },
        {
          path: `M ${500 + s * 70} 386 L ${500 + s * 84} ${foot} M ${500 + s * 134} 386 L ${500 + s * 118} ${foot}`,
          thread,
          rows: 2,
        },
      ]),
    ],
    after: (context) => {
      for (let y = 244; y < foot; y += 82) button(context, 500, y, 10, metal, 0)
      for (const s of [-1, 1]) button(context, 500 + s * 101, 366, 8, metal, 0)
    },
  }
  const hem = {
    outline: `M ${500 - fit + 6} ${foot - 4} Q 500 ${foot + 8} ${500 + fit - 6} ${foot - 4} L ${500 + fit - 8} ${foot + 50} Q 500 ${foot + 64} ${500 - fit + 8} ${foot + 50} Z`,
    cloth,
    puff: 0.8,
    soft: 0.014,
    ripple: 0.2,
    seams: [{ path: `M ${500 - fit} ${foot + 4} Q 500 ${foot + 18} ${500 + fit} ${foot + 4}`, thread, gap: 1 }],
    after: (context) => button(context, 500, foot + 32, 10, metal, 0),
  }
  const collar = {
    outline: 'M 426 152 Q 448 196 492 216 L 436 292 Q 386 240 386 184 Q 402 162 426 152 Z',
    cloth,
    puff: 0.8,
    soft: 0.014,
    ripple: 0.1,
    shadows: [[5, 7, 0.42]],
    seams: [{ path: 'M 424 166 Q 446 206 480 218 L 436 278 Q 398 236 398 190', thread, gap: 1, depth: 0.1 }],
  }
  const arm = { ...sleeve({ chest: fit, end: 750, puff: 1.1 }), cloth, seed: 'jacket sleeve', ripple: 0.8 }
  const cuff = {
    outline: `M ${500 + fit + 48} 750 L ${500 + fit + 124} 740 L ${500 + fit + 126} 800 L ${500 + fit + 54} 808 Z`,
    cloth,
    puff: 0.8,
    soft: 0.014,
    ripple: 0.1,
    seams: [{ path: `M ${500 + fit + 50} 762 L ${500 + fit + 124} 752`, thread, gap: 1 }],
  }
  return garment([both(arm), both(cuff), inside(cloth, 216), body, hem, both(collar)], size, 1.16)
}

/** A dress, sleeveless or not, or a skirt. */
export function dress({ colour = 'terracotta', pattern, second, scale, belt = true }, { size }) {
  const cloth = cotton(colour, { pattern, second, scale, slub: 0.03 })
  const folds = Array.from({ length: 9 }, (_, index) => [
    `M ${420 + index * 20} 440 Q ${380 + index * 30} 660 ${300 + index * 50} 930`,
    index % 2 ? -4.5 : 4.5,
    26,
  ])
  const skirt = {
    outline: 'M 392 420 C 360 560 270 760 238 920 Q 500 968 762 920 C 730 760 640 560 608 420 Q 500 436 392 420 Z',
    cloth,
    seed: `dress ${colour}`,
    puff: 1,
    ripple: 0.8,
    folds,
  }
  const top = {
    outline:
      'M 428 120 L 392 128 Q 392 216 352 262 Q 374 340 392 426 Q 500 444 608 426 Q 626 340 648 262 Q 608 216 608 128 L 572 120 Q 548 216 500 220 Q 452 216 428 120 Z',
    cloth,
    seed: `bodice ${colour}`,
    puff: 1,
    ripple: 0.5,
    folds: [
      ['M 384 300 Q 430 340 440 420', 3, 18],
      ['M 616 300 Q 570 340 560 420', 3, 18],
    ],
  }
  const waist = belt && {
    outline: 'M 390 408 Q 500 426 610 408 L 612 442 Q 500 460 388 442 Z',
    cloth,
    puff: 0.8,
    soft: 0.012,
    ripple: 0,
  }
  return garment([skirt, top, waist], size, 1.04)
}
