import { cotton, denim } from './cloths.mjs'
import { button, garment } from './tailor.mjs'

const cuts = {
  droite: { hip: 176, thigh: 168, knee: 158, hem: 152, inner: 30 },
  large: { hip: 178, thigh: 190, knee: 204, hem: 216, inner: 24 },
  slim: { hip: 166, thigh: 150, knee: 122, hem: 104, inner: 36 },
  ajustée: { hip: 172, thigh: 158, knee: 134, hem: 122, inner: 34 },
  évasée: { hip: 168, thigh: 152, knee: 132, hem: 176, inner: 34 },
  ample: { hip: 186, thigh: 186, knee: 184, hem: 178, inner: 26 },
}

/** Jeans or chinos, from the front or from behind. */
export function trousers(
  { cut = 'droite', colour = 'bleu', rise = 'haute', isBack = false, isDenim = true, thread = '#d79a4a' },
  { size },
) {
  const { hip, thigh, knee, hem, inner } = cuts[cut]
  const waist = rise === 'haute' ? 118 : 130
  const top = rise === 'haute' ? 66 : 92
  const crotch = 345
  const foot = 940
  const faded = [500 - thigh * 0.62, 500 + thigh * 0.62].flatMap((x) => [
    [x, 440, thigh * 0.3, 190],
    [x, 690, knee * 0.26, 100],
  ])
  const wash = { bleu: 0.62, 'bleu nuit': 0.2, brut: 0.1, noir: 0.12, gris: 0.4, écru: 0.1, vert: 0.3 }[colour] ?? 0.3
  const cloth = isDenim ? denim(colour, { faded, wash }) : cotton(colour, { slub: 0.03 })
  const yarn = ['noir', 'écru', 'gris'].includes(colour)
    ? colour === 'écru'
      ? '#c8b48e'
      : '#55565c'
    : isDenim
      ? thread
      : 'rgba(0,0,0,.28)'
  const side = (s) => {
    const at = (x) => 500 + s * x
    return `L ${at(waist)} ${top + 42} C ${at(waist + 26)} ${top + 110} ${at(hip - 2)} ${crotch - 130} ${at(hip)} ${crotch - 40} C ${at(hip + 2)} ${crotch + 90} ${at(knee + inner * 0.55)} 560 ${at(knee + inner * 0.5)} 650 C ${at(knee + inner * 0.5)} 760 ${at(hem + inner * 0.6)} 850 ${at(hem + inner * 0.7)} ${foot}`
  }
  const legInner = (s) => {
    const at = (x) => 500 + s * x
    return `L ${at(inner * 1.1)} ${foot + 4} C ${at(inner)} 760 ${at(inner * 0.9)} 560 ${at(0)} ${crotch}`
  }
  const right = side(1)
  const left = side(-1)
  const outline = `M ${500 - waist} ${top + 42} ${left} ${legInner(-1)} L 500 ${crotch} L ${500 + inner} ${foot + 4} L ${500 + hem + inner * 0.7} ${foot} ${reversed(right, waist, top)} Z`
  const whiskers = [-1, 1].flatMap((s) =>
    [0, 1, 2, 3].map((line) => [
      `M ${500 + s * 8} ${crotch - 26 + line * 17} Q ${500 + s * thigh * 0.5} ${crotch - 40 + line * 30} ${500 + s * thigh * (0.95 - line * 0.06)} ${crotch - 66 + line * 44}`,
      line % 2 ? -2.4 : 2.6,
      15,
    ]),
  )
  const knees = [-1, 1].flatMap((s) =>
    [0, 1, 2].map((line) => [
      `M ${500 + s * (inner + 4)} ${612 + line * 34} Q ${500 + s * (knee * 0.55 + inner)} ${640 + line * 30} ${500 + s * (knee + inner * 0.4)} ${600 + line * 36}`,
      line % 2 ? -1.3 : 1.5,
      22,
    ]),
  )
  const stack = [-1, 1].flatMap((s) =>
    [0, 1].map((line) => [
      `M ${500 + s * (inner + 6)} ${868 + line * 30} Q ${500 + s * (hem * 0.5 + inner)} ${884 + line * 26} ${500 + s * (hem + inner * 0.5)} ${858 + line * 34}`,
      line ? -1.6 : 2,
      20,
    ]),
  )
  const creases = [-1, 1].map((s) => [
    `M ${500 + s * (inner + thigh * 0.45)} 430 L ${500 + s * (inner + hem * 0.46)} ${foot}`,
    3,
    46,
  ])
  const hems = [-1, 1].map((s) => ({
    path: `M ${500 + s * inner} ${foot - 20} L ${500 + s * (hem + inner)} ${foot - 24}`,
    thread: yarn,
    gap: 1,
  }))
  const outseams = [-1, 1].map((s) => ({
    path: `M ${500 + s * (waist - 2)} ${top + 60} C ${500 + s * (hip - 14)} ${crotch - 120} ${500 + s * (hip - 8)} ${crotch} ${500 + s * (knee + inner * 0.5 - 8)} 650`,
    depth: 0.18,
  }))
  const front = [
    ...[-1, 1].map((s) => ({
      path: `M ${500 + s * 62} ${top + 44} Q ${500 + s * 74} ${top + 120} ${500 + s * (hip - 18)} ${top + 132}`,
      thread: yarn,
      rows: 2,
      gap: 5,
    })),
    { path: `M 506 ${top + 44} L 506 ${crotch - 8}`, depth: 0.4 },
    {
      path: `M 536 ${top + 44} L 536 ${crotch - 96} Q 534 ${crotch - 48} 504 ${crotch - 34}`,
      thread: yarn,
      rows: 2,
      gap: 4,
      depth: 0.1,
    },
    { path: `M 500 ${crotch} L 500 ${crotch - 40}`, thread: yarn },
  ]
  const behind = [
    {
      path: `M ${500 - hip} ${top + 104} Q 420 ${top + 122} 500 ${top + 142} Q 580 ${top + 122} ${500 + hip} ${top + 104}`,
      thread: yarn,
      rows: 2,
    },
    { path: `M 500 ${top + 44} L 500 ${crotch}`, thread: yarn, rows: 2 },
    ...[-1, 1].map((s) => {
      const at = (x) => 500 + s * x
      return {
        path: `M ${at(34)} ${top + 168} L ${at(128)} ${top + 152} L ${at(134)} ${top + 258} L ${at(88)} ${top + 292} L ${at(38)} ${top + 272} Z`,
        thread: yarn,
        depth: 0.42,
        gap: 2,
      }
    }),
    ...[-1, 1].map((s) => ({
      path: `M ${500 + s * 36} ${top + 220} Q ${500 + s * 84} ${top + 246} ${500 + s * 88} ${top + 214} Q ${500 + s * 92} ${top + 240} ${500 + s * 132} ${top + 206}`,
      thread: yarn,
      depth: 0.04,
      gap: 1,
    })),
  ]
  const metalColour = colour === 'noir' ? '#8d8f95' : '#b8874a'
  const body = {
    outline,
    cloth,
    seed: `${cut}${isBack}`,
    puff: 0.9,
    soft: 0.04,
    ripple: 0.6,
    folds: [
      ...(isBack ? whiskers.map(([path, depth, width]) => [path, depth * 0.4, width]) : whiskers),
      ...knees,
      ...stack,
      ...creases,
      [`M 500 ${crotch + 4} L 500 ${foot}`, -6, 10],
    ],
    seams: [...outseams, ...hems, ...(isBack ? behind : front)],
    after: (context) => {
      context.fillStyle = 'rgba(16,12,36,.34)'
      context.beginPath()
      context.moveTo(500, crotch - 6)
      context.lineTo(500 - inner * 0.55, foot + 10)
      context.lineTo(500 + inner * 0.55, foot + 10)
      context.fill()
      if (!isBack)
        for (const s of [-1, 1])
          for (const [x, y] of [
            [64, top + 52],
            [hip - 24, top + 130],
          ])
            rivet(context, 500 + s * x, y, metalColour)
    },
  }
  const lining = {
    outline: `M ${500 - waist + 4} ${top + 14} Q 500 ${top - 30} ${500 + waist - 4} ${top + 14} L ${500 + waist - 8} ${top + 46} L ${500 - waist + 8} ${top + 46} Z`,
    cloth: isDenim ? denim(colour, { wash: wash * 0.4 }) : cloth,
    puff: 0.2,
    ripple: 0.1,
    after: (context) => {
      context.fillStyle = 'rgba(12,9,30,.42)'
      context.fillRect(300, 0, 400, 300)
      if (!isBack) {
        context.fillStyle = '#8a5a34'
        context.fillRect(468, top + 2, 64, 26)
      }
    },
  }
  const band = {
    outline: `M ${500 - waist} ${top + 12} Q 500 ${top + (isBack ? 2 : 34)} ${500 + waist} ${top + 12} L ${500 + waist + 8} ${top + 46} Q 500 ${top + (isBack ? 38 : 70)} ${500 - waist - 8} ${top + 46} Z`,
    cloth,
    puff: 0.5,
    soft: 0.012,
    ripple: 0.15,
    shadows: [[2, 3, 0.3]],
    seams: [
      {
        path: `M ${500 - waist} ${top + 17} Q 500 ${top + (isBack ? 7 : 39)} ${500 + waist} ${top + 17}`,
        thread: yarn,
        gap: 1,
        depth: 0.05,
      },
      {
        path: `M ${500 - waist - 6} ${top + 40} Q 500 ${top + (isBack ? 32 : 64)} ${500 + waist + 6} ${top + 40}`,
        thread: yarn,
        gap: 1,
        depth: 0.05,
      },
    ],
    after: (context) => {
      if (isBack) {
        context.fillStyle = '#a9713f'
        context.fillRect(545, top + 10, 74, 34)
        context.fillStyle = 'rgba(60,30,10,.7)'
        context.font = '700 15px Georgia, serif'
        context.textAlign = 'center'
        context.fillText('GARANCE', 582, top + 32)
      } else {
        rivet(context, 500 + 14, top + 40, metalColour, 12)
      }
    },
  }
  const loops = (isBack ? [-86, 0, 86] : [-84, 84]).map((x) => ({
    outline: `M ${500 + x - 7} ${top + (isBack ? 2 : 14) + (isBack ? 0 : 6)} L ${500 + x + 7} ${top + (isBack ? 2 : 14) + (isBack ? 0 : 6)} L ${500 + x + 7} ${top + (isBack ? 44 : 66)} L ${500 + x - 7} ${top + (isBack ? 44 : 66)} Z`,
    cloth,
    puff: 0.6,
    soft: 0.006,
    ripple: 0,
    shadows: [[2, 2, 0.4]],
    seams: [
      { path: `M ${500 + x - 4} ${top + 6} L ${500 + x - 4} ${top + 66}`, thread: yarn, gap: 0, depth: 0 },
      { path: `M ${500 + x + 4} ${top + 6} L ${500 + x + 4} ${top + 66}`, thread: yarn, gap: 0, depth: 0 },
    ],
  }))
  return garment(isBack ? [body, band, ...loops] : [lining, body, band, ...loops], size)
}

/** The right-hand outline, walked upwards. */
function reversed(path, waist, top) {
  const numbers = [...path.matchAll(/-?\d+(?:\.\d+)?/g)].map(Number)
  const points = []
  for (let index = 0; index < numbers.length; index += 2) points.push([numbers[index], numbers[index + 1]])
  const back = points.reverse().slice(1)
  const curves = []
  for (let index = 0; index + 2 < back.length; index += 3)
    curves.push(
      `C ${back
        .slice(index, index + 3)
        .map((point) => point.join(' '))
        .join(' ')}`,
    )
  return `${curves.join(' ')} L ${500 + waist} ${top + 42}`
}

function rivet(context, x, y, colour, radius = 4.6) {
  button(context, x, y, radius, colour, 0)
}
