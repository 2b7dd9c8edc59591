// The photographer's studio: one light, one ground, one lens for every article. Runs in Chromium. Plain JavaScript: three is borrowed only to
// draw, and its types are not there otherwise.
import * as three from 'three'
import { groundSurface, light, surface } from './surface.mjs'

const ground = '#f6f5fa'

const renderer = new three.WebGLRenderer({ antialias: false, alpha: true, preserveDrawingBuffer: true })
renderer.setClearColor(0x000000, 0)
// Never thrown away: with the last material of a kind its compiled shader would go too.
const keptForEver = new three.Group()
keptForEver.add(
  new three.Mesh(new three.PlaneGeometry(0.001, 0.001), surface({})),
  new three.Mesh(new three.PlaneGeometry(0.001, 0.001), surface({ isGlass: true })),
)
const onlyDepth = new three.MeshBasicMaterial({ colorWrite: false, side: three.DoubleSide })
const [keyDepth, skyDepth] = [0, 1].map(() => {
  const target = new three.WebGLRenderTarget(768, 768, {
    depthTexture: new three.DepthTexture(768, 768, three.UnsignedIntType),
  })
  return target
})
light.keyShadow.value = keyDepth.depthTexture
light.skyShadow.value = skyDepth.depthTexture

/** Takes a picture of an object: a canvas of `size` pixels each way, from so many passes. */
export function takePicture(
  object,
  { azimuth = 28, elevation = 14, fill = 0.8, lens = 22, size = 1200, passes = 16, roll = 0, lift = 0 },
) {
  const scene = new three.Scene()
  const stand = new three.Group()
  stand.add(object)
  object.rotation.z += (roll * Math.PI) / 180
  scene.add(stand, keptForEver)
  settle(stand, lift)
  const floor = new three.Mesh(new three.PlaneGeometry(7, 7), groundSurface())
  floor.rotation.x = -Math.PI / 2
  floor.renderOrder = -1
  floor.userData.castsNone = true
  scene.add(floor)
  const camera = aim(stand, azimuth, elevation, fill, lens)
  renderer.setSize(size, size, false)
  const canvas = document.createElement('canvas')
  canvas.width = size
  canvas.height = size
  develop(scene, camera, size, passes, azimuth)
  canvas.getContext('2d').drawImage(renderer.domElement, 0, 0)
  dispose(scene)
  return canvas
}

/** Makes it as large as the studio takes, in the middle of the ground. */
function settle(stand, lift) {
  stand.updateMatrixWorld(true)
  const bounds = new three.Box3().setFromObject(stand, true)
  const span = bounds.getSize(new three.Vector3())
  const scale = 2 / span.length()
  const middle = bounds.getCenter(new three.Vector3())
  stand.scale.setScalar(scale)
  stand.position.set(-middle.x * scale, -bounds.min.y * scale + lift, -middle.z * scale)
  stand.updateMatrixWorld(true)
}

/** What a lamp so placed does not see lies in shadow. */
function castShadows(scene, towards, target, matrix) {
  const lamp = new three.OrthographicCamera(-1.75, 1.75, 1.75, -1.75, 1, 12)
  lamp.position
    .copy(towards)
    .multiplyScalar(6)
    .add(new three.Vector3(0, 0.5, 0))
  lamp.lookAt(0, 0.5, 0)
  lamp.updateMatrixWorld()
  matrix.multiplyMatrices(lamp.projectionMatrix, lamp.matrixWorldInverse)
  const hidden = []
  scene.traverse((one) => {
    if (one.visible && (one.userData.castsNone || one.material?.userData?.castsNone)) hidden.push(one)
  })
  for (const one of hidden) one.visible = false
  scene.overrideMaterial = onlyDepth
  renderer.setRenderTarget(target)
  renderer.render(scene, lamp)
  scene.overrideMaterial = null
  for (const one of hidden) one.visible = true
}

/** The camera looks at the middle of what it sees, from just so far that all of it is in the picture. */
function aim(stand, azimuth, elevation, fill, lens) {
  const camera = new three.PerspectiveCamera(lens, 1, 0.1, 100)
  const turn = (azimuth * Math.PI) / 180
  const rise = (elevation * Math.PI) / 180
  const towards = new three.Vector3(Math.sin(turn) * Math.cos(rise), Math.sin(rise), Math.cos(turn) * Math.cos(rise))
  const points = pointsOf(stand)
  const target = new three.Vector3(0, 0.4, 0)
  const open = Math.tan((lens * Math.PI) / 360) * fill
  const right = new three.Vector3()
  const up = new three.Vector3()
  for (let round = 0; round < 4; round += 1) {
    camera.position.copy(target).add(towards)
    camera.lookAt(target)
    camera.updateMatrixWorld()
    camera.matrixWorld.extractBasis(right, up, new three.Vector3())
    let distance = 0
    const seen = points.map((point) => {
      const from = point.clone().sub(target)
      const [across, above, near] = [from.dot(right), from.dot(up), from.dot(towards)]
      distance = Math.max(distance, Math.abs(across) / open + near, Math.abs(above) / open + near)
      return [across, above, near]
    })
    const edges = [0, 1].map((axis) => {
      const at = seen.map((one) => one[axis] / (distance - one[2]))
      return ((Math.min(...at) + Math.max(...at)) / 2) * distance
    })
    target.addScaledVector(right, edges[0]).addScaledVector(up, edges[1])
    camera.position.copy(target).addScaledVector(towards, distance)
  }
  camera.lookAt(target)
  return camera
}

function pointsOf(stand) {
  const points = []
  stand.traverse((one) => {
    const place = one.geometry?.attributes.position
    if (!place) return
    const step = Math.max(1, Math.floor(place.count / 400))
    for (let index = 0; index < place.count; index += step)
      points.push(new three.Vector3().fromBufferAttribute(place, index).applyMatrix4(one.matrixWorld))
  })
  return points
}

function develop(scene, camera, size, passes, azimuth) {
  const once = new three.WebGLRenderTarget(size, size, { type: three.HalfFloatType })
  const sum = new three.WebGLRenderTarget(size, size, { type: three.HalfFloatType, depthBuffer: false })
  const adding = quad(
    'uniform sampler2D map; uniform float weight; varying vec2 at; void main() { gl_FragColor = min(texture2D(map, at), vec4(6.0)) * weight; }',
    { map: { value: once.texture }, weight: { value: 1 / passes } },
    { blending: three.CustomBlending, blendSrc: three.OneFactor, blendDst: three.OneFactor, transparent: true },
  )
  renderer.autoClear = true
  renderer.setRenderTarget(sum)
  renderer.clear()
  // The light stands to the left of the camera, wherever that is.
  light.turned.value.setFromMatrix4(new three.Matrix4().makeRotationY((-azimuth * Math.PI) / 180))
  const turn = ((azimuth - 52) * Math.PI) / 180
  for (let pass = 0; pass < passes; pass += 1) {
    const [one, other] = [(pass + 0.5) / passes, radicalInverse(pass + 1, 2)]
    const third = radicalInverse(pass + 1, 3)
    camera.setViewOffset(size, size, other - 0.5, third - 0.5, size, size)
    const angle = 2 * Math.PI * other
    const away = Math.sqrt(one) * 0.95
    light.keyTowards.value
      .set(
        Math.sin(turn) * 4.2 + Math.cos(angle) * away,
        5 + third * 0.9,
        Math.cos(turn) * 4.2 + Math.sin(angle) * away,
      )
      .normalize()
    const high = 0.3 + 0.7 * one
    const wide = Math.sqrt(1 - high * high)
    const around = 2 * Math.PI * third
    light.skyTowards.value.set(Math.cos(around) * wide, high, Math.sin(around) * wide)
    renderer.autoClear = true
    castShadows(scene, light.keyTowards.value, keyDepth, light.keyMatrix.value)
    castShadows(scene, light.skyTowards.value, skyDepth, light.skyMatrix.value)
    renderer.setRenderTarget(once)
    renderer.render(scene, camera)
    renderer.autoClear = false
    renderer.setRenderTarget(sum)
    renderer.render(adding.scene, adding.camera)
  }
  const print = quad(
    printing,
    { map: { value: sum.texture }, ground: { value: new three.Color(ground).convertLinearToSRGB() } },
    {},
  )
  renderer.setRenderTarget(null)
  renderer.autoClear = true
  renderer.render(print.scene, print.camera)
  once.dispose()
  sum.dispose()
}

// Khronos PBR Neutral: colours stay those of the article, only what is too bright is held back. Shadows are already in the alpha.
const printing = `
  uniform sampler2D map; uniform vec3 ground; varying vec2 at;
  vec3 neutral(vec3 c) {
    float x = min(c.r, min(c.g, c.b)); float offset = x < 0.08 ? x - 6.25 * x * x : 0.04; c -= offset;
    float peak = max(c.r, max(c.g, c.b)); if (peak < 0.76) return c;
    float d = 0.24; float p = 1.0 - d * d / (peak + d - 0.76); c *= p / peak;
    return mix(c, vec3(p), 1.0 - 1.0 / (0.15 * (peak - p) + 1.0));
  }
  vec3 coded(vec3 c) { return mix(1.055 * pow(max(c, vec3(0.0)), vec3(1.0 / 2.4)) - 0.055, c * 12.92, vec3(lessThanEqual(c, vec3(0.0031308)))); }
  void main() {
    vec4 seen = texture2D(map, at); float alpha = clamp(seen.a, 0.0, 1.0);
    vec3 colour = coded(neutral(seen.rgb / max(alpha, 0.0001)));
    gl_FragColor = vec4(mix(ground, clamp(colour, 0.0, 1.0), alpha), 1.0);
  }`

function quad(fragmentShader, uniforms, rest) {
  const vertexShader = 'varying vec2 at; void main() { at = uv; gl_Position = vec4(position.xy, 0.0, 1.0); }'
  const material = new three.ShaderMaterial({
    vertexShader,
    fragmentShader,
    uniforms,
    depthTest: false,
    depthWrite: false,
    toneMapped: false,
    ...rest,
  })
  const scene = new three.Scene()
  scene.add(new three.Mesh(new three.PlaneGeometry(2, 2), material))
  return { scene, camera: new three.OrthographicCamera(-1, 1, 1, -1, 0, 1) }
}

/** Van der Corput: points that spread evenly however many one takes. */
function radicalInverse(index, base) {
  let [result, part] = [0, 1 / base]
  for (let rest = index; rest > 0; rest = Math.floor(rest / base)) {
    result += (rest % base) * part
    part /= base
  }
  return result
}

function dispose(scene) {
  scene.remove(keptForEver)
  scene.traverse((one) => {
    one.geometry?.dispose()
    for (const { value } of Object.values(one.material?.uniforms ?? {})) if (value?.isCanvasTexture) value.dispose()
    one.material?.dispose()
  })
}
