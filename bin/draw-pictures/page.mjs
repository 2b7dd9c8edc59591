// What the browser runs: finds the model of a shot, lets the studio or the tailor draw it, and answers WebP in the widths asked for.
import { models } from './models.mjs'
import { takePicture } from './studio.mjs'

globalThis.draw = async ({ model, of = {}, camera = {}, size, passes }, widths) => {
  const make = models[model]
  if (!make) throw new Error(`no model ${model}`)
  const made = make(of, { size })
  const canvas = made instanceof HTMLCanvasElement ? made : takePicture(made, { ...camera, size, passes })
  const answers = []
  for (const width of widths) answers.push(await encoded(width === size ? canvas : reduced(canvas, width)))
  return answers
}

/** Half by half, so that no pixel is left out. */
function reduced(canvas, width) {
  if (canvas.width < width) return enlarged(canvas, width)
  let from = canvas
  while (from.width > width) {
    const next = document.createElement('canvas')
    next.width = Math.max(width, Math.ceil(from.width / 2))
    next.height = next.width
    const context = next.getContext('2d')
    context.imageSmoothingQuality = 'high'
    context.drawImage(from, 0, 0, next.width, next.height)
    from = next
  }
  return from
}

function enlarged(canvas, width) {
  const large = document.createElement('canvas')
  large.width = width
  large.height = width
  const context = large.getContext('2d')
  context.imageSmoothingQuality = 'high'
  context.drawImage(canvas, 0, 0, width, width)
  return large
}

function encoded(canvas) {
  return new Promise((done) => {
    canvas.toBlob(
      (blob) => {
        const reader = new FileReader()
        reader.onload = () => done(reader.result)
        reader.readAsDataURL(blob)
      },
      'image/webp',
      0.84,
    )
  })
}
