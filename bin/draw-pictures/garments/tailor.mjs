// Clothes laid flat and lit from the side: each part is an outline in a square of 1000, a height made from it (round at its edges, with its folds),
// and a cloth; what shows is the slope of that height under one lamp. Seams, stitches and buttons are drawn on top.
import { noiseFrom, rough } from '../random.mjs'

const ground = '#f6f5fa'

function layer(size, draw) {
  const canvas = document.createElement('canvas')
  canvas.width = size
  canvas.height = size
  const context = canvas.getContext('2d', { willReadFrequently: true })
  context.scale(size / 1000, size / 1000)
  draw(context)
  return canvas
}

/** How much of each point of a region is covered. */
function alphaOf(canvas, { left, top, wide, tall }) {
  const { data } = canvas.getContext('2d').getImageData(left, top, wide, tall)
  const alpha = new Float32Array(wide * tall)
  for (let index = 0; index < alpha.length; index += 1) alpha[index] = data[index * 4 + 3] / 255
  return alpha
}

/** Where something was drawn, with a margin. */
function regionOf(canvas, size) {
  const small = 100
  const context = layer(small, () => undefined).getContext('2d')
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.drawImage(canvas, 0, 0, small, small)
  const { data } = context.getImageData(0, 0, small, small)
  let [left, top, right, bottom] = [small, small, 0, 0]
  for (let index = 0; index < small * small; index += 1) {
    if (data[index * 4 + 3] === 0) continue
    left = Math.min(left, index % small)
    right = Math.max(right, index % small)
    top = Math.min(top, Math.floor(index / small))
    bottom = Math.max(bottom, Math.floor(index / small))
  }
  const scale = size / small
  const from = [left, top].map((value) => Math.max(0, Math.floor((value - 3) * scale)))
  const to = [right, bottom].map((value) => Math.min(size, Math.ceil((value + 4) * scale)))
  return { left: from[0], top: from[1], wide: to[0] - from[0], tall: to[1] - from[1] }
}

/** Three passes of a moving mean each way: near enough to a Gaussian. */
function blurred(values, { wide, tall }, radius) {
  let from = values
  const reach = Math.max(1, Math.round(radius / 1.8))
  for (let pass = 0; pass < 3; pass += 1) {
    for (const isDown of [false, true]) {
      const to = new Float32Array(wide * tall)
      const [step, line, length, rows] = isDown ? [wide, 1, tall, wide] : [1, wide, wide, tall]
      for (let row = 0; row < rows; row += 1) {
        let sum = 0
        const start = row * line
        for (let index = -reach; index <= reach; index += 1)
          sum += from[start + Math.min(length - 1, Math.max(0, index)) * step]
        for (let index = 0; index < length; index += 1) {
          to[start + index * step] = sum / (2 * reach + 1)
          sum +=
            from[start + Math.min(length - 1, index + reach + 1) * step] -
            from[start + Math.max(0, index - reach) * step]
        }
      }
      from = to
    }
  }
  return from
}

/** The height of a part: thick, rounded off towards its edge, with folds and ripples. */
function heightOf(part, mask, region, size) {
  const near = blurred(mask, region, size * 0.006)
  const far = blurred(mask, region, size * (part.soft ?? 0.03))
  const noise = noiseFrom(part.seed ?? part.outline)
  const height = new Float32Array(mask.length)
  const ripple = (part.ripple ?? 0.5) * size * 0.006
  for (let index = 0; index < height.length; index += 1) {
    if (mask[index] === 0) continue
    const x = (region.left + (index % region.wide)) / size
    const y = (region.top + Math.floor(index / region.wide)) / size
    const round = Math.sqrt(Math.max(0, far[index] * 2 - 1) + 0.0001) * (part.puff ?? 1) + near[index] * 0.4
    height[index] = round * size * 0.016 + ripple * rough(noise, x * 7 + y * 2.4, y * 4.4, 3)
  }
  for (const [path, depth, width] of part.folds ?? []) {
    const stroke = layer(size, (context) => {
      context.lineWidth = width
      context.lineCap = 'round'
      context.stroke(new Path2D(path))
    })
    const drawn = blurred(alphaOf(stroke, region), region, (width * size) / 2400)
    for (let index = 0; index < height.length; index += 1) height[index] += drawn[index] * depth * size * 0.001
  }
  return height
}

/** The part as it shows: its cloth under the slope of its height. */
function shadeOf(part, mask, height, region, size) {
  const { wide, tall, left, top } = region
  const open = blurred(height, region, size * 0.018)
  const image = new ImageData(wide, tall)
  const { cloth } = part
  for (let y = 1; y < tall - 1; y += 1) {
    for (let x = 1; x < wide - 1; x += 1) {
      const index = y * wide + x
      if (mask[index] === 0) continue
      const [at, down] = [((left + x) / size) * 1000, ((top + y) / size) * 1000]
      const slopeX = (height[index + 1] - height[index - 1]) * 0.5
      const slopeY = (height[index + wide] - height[index - wide]) * 0.5
      const length = Math.sqrt(slopeX * slopeX + slopeY * slopeY + 1)
      const lit = Math.max(0.04, (slopeX * 0.52 + slopeY * 0.56 + 0.66) / length)
      const hollow = Math.max(-0.3, Math.min(0.42, (open[index] - height[index]) * 0.1 * (1000 / size)))
      const shade = 0.34 + 0.86 * lit - hollow * 0.55 + cloth.grain(at, down)
      const gleam = cloth.gleam
        ? 120 * cloth.gleam * Math.max(0, (slopeX * 0.3 + slopeY * 0.34 + 0.89) / length) ** 26
        : 0
      const colour = cloth.colour(at, down)
      image.data[index * 4] = colour[0] * shade * 1.012 + gleam
      image.data[index * 4 + 1] = colour[1] * shade + gleam
      image.data[index * 4 + 2] = colour[2] * shade * 0.985 + gleam
      image.data[index * 4 + 3] = mask[index] * 255
    }
  }
  return image
}

/** Draws one part on the picture: what it shades below it, then itself. */
function sew(context, part, size) {
  const path = new Path2D(part.outline)
  const shape = layer(size, (one) => one.fill(path))
  const region = regionOf(shape, size)
  const mask = alphaOf(shape, region)
  const height = heightOf(part, mask, region, size)
  const sewn = layer(size, () => undefined)
  sewn.getContext('2d').putImageData(shadeOf(part, mask, height, region, size), region.left, region.top)
  const details = layer(size, (one) => {
    one.save()
    one.clip(path)
    for (const seam of part.seams ?? []) drawSeam(one, seam)
    part.after?.(one)
    one.restore()
    part.over?.(one)
  })
  for (const [offset, blur, strength] of part.shadows ?? [
    [5, 9, 0.34],
    [16, 34, 0.2],
  ]) {
    context.save()
    context.filter = `blur(${(blur * size) / 1000}px)`
    context.globalAlpha = strength
    context.drawImage(tinted(shape, size), (offset * 0.5 * size) / 1000, (offset * size) / 1000)
    context.restore()
  }
  context.drawImage(sewn, 0, 0)
  context.drawImage(details, 0, 0)
}

const tinted = (shape, size) =>
  layer(size, (context) => {
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.drawImage(shape, 0, 0)
    context.globalCompositeOperation = 'source-in'
    context.fillStyle = '#1d1736'
    context.fillRect(0, 0, size, size)
  })

/** A seam: a groove with light on its far side, and its stitches, once or twice. */
function drawSeam(context, { path, thread, rows = 1, depth = 0.3, gap = 5, dash = [5, 3.4], width = 1.9 }) {
  const line = new Path2D(path)
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.strokeStyle = `rgba(10,8,24,${depth})`
  context.lineWidth = 3
  context.stroke(line)
  context.save()
  context.translate(1.3, 1.6)
  context.strokeStyle = `rgba(255,255,255,${depth * 0.45})`
  context.lineWidth = 1.4
  context.stroke(line)
  context.restore()
  if (!thread) return
  for (let row = 0; row < rows; row += 1) {
    context.save()
    context.translate(gap * (row + 1) * 0.75, gap * (row + 1) * 0.75)
    context.strokeStyle = 'rgba(0,0,0,.35)'
    context.lineWidth = width
    context.setLineDash(dash)
    context.translate(0.7, 0.9)
    context.stroke(line)
    context.translate(-0.7, -0.9)
    context.strokeStyle = thread
    context.stroke(line)
    context.restore()
  }
}

/** A garment from its parts, from the lowest to the uppermost, as a picture; `zoom` brings it nearer. Sewn small: cloth has no sharp edges. */
export function garment(parts, size, zoom = 1) {
  const work = Math.round(size * 0.7 * zoom)
  const canvas = layer(work, (context) => {
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.fillStyle = ground
    context.fillRect(0, 0, work, work)
    for (const part of parts.flat(2).filter(Boolean)) sew(context, part, work)
  })
  const picture = document.createElement('canvas')
  picture.width = size
  picture.height = size
  const context = picture.getContext('2d')
  context.imageSmoothingQuality = 'high'
  const wide = size * zoom
  context.drawImage(canvas, (size - wide) / 2, (size - wide) * 0.46, wide, wide)
  return picture
}

/** The same path on the other side of the middle. */
export const mirrored = (path) =>
  path.replace(/(-?\d+(?:\.\d+)?)[ ,](-?\d+(?:\.\d+)?)/g, (_, x, y) => `${1000 - Number(x)} ${y}`)

/** A round button with its thread. */
export function button(context, x, y, radius = 9, colour = '#f4f1ea', holes = 4) {
  const shine = context.createRadialGradient(x - radius * 0.4, y - radius * 0.4, 1, x, y, radius)
  shine.addColorStop(0, '#ffffff')
  shine.addColorStop(0.35, colour)
  shine.addColorStop(1, 'rgba(60,50,50,.9)')
  context.fillStyle = 'rgba(20,15,40,.35)'
  context.beginPath()
  context.arc(x + 1.6, y + 2.2, radius, 0, 7)
  context.fill()
  context.fillStyle = colour
  context.beginPath()
  context.arc(x, y, radius, 0, 7)
  context.fill()
  context.globalAlpha = 0.55
  context.fillStyle = shine
  context.fill()
  context.globalAlpha = 1
  context.fillStyle = 'rgba(30,24,24,.7)'
  for (let hole = 0; hole < holes; hole += 1) {
    context.beginPath()
    context.arc(x + (hole % 2 ? 1 : -1) * radius * 0.24, y + (hole > 1 ? 1 : -1) * radius * 0.24, radius * 0.11, 0, 7)
    context.fill()
  }
}
