// One shader for everything that is photographed: diffuse under two lights with shadows, mirrors of a studio's soft boxes, a coat of lacquer, the
// sheen of cloth. One, because a software renderer takes seconds to compile each.
import * as three from 'three'

/** What every surface shares: the lights of this pass and their shadows. */
export const light = {
  keyShadow: { value: null },
  skyShadow: { value: null },
  keyMatrix: { value: new three.Matrix4() },
  skyMatrix: { value: new three.Matrix4() },
  keyTowards: { value: new three.Vector3() },
  skyTowards: { value: new three.Vector3() },
  turned: { value: new three.Matrix3() },
}

const vertexShader = `
  varying vec3 place; varying vec3 facing; varying vec2 at;
  void main() {
    vec4 world = modelMatrix * vec4(position, 1.0);
    place = world.xyz; at = uv;
    facing = normalize(transpose(inverse(mat3(modelMatrix))) * normal);
    gl_Position = projectionMatrix * viewMatrix * world;
  }`

const shadows = `
  uniform sampler2D keyShadow, skyShadow; uniform mat4 keyMatrix, skyMatrix; uniform vec3 keyTowards, skyTowards;
  float lit(sampler2D map, mat4 matrix, vec3 place, vec3 facing, float slope, float blur) {
    vec4 seen = matrix * vec4(place + facing * (0.004 + 0.003 * blur), 1.0);
    vec3 p = seen.xyz * 0.5 + 0.5;
    if (p.x < 0.0 || p.x > 1.0 || p.y < 0.0 || p.y > 1.0) return 1.0;
    float near = p.z - 0.0006 - 0.0012 * blur * (1.3 - slope);
    float turn = 6.2832 * fract(52.9829189 * fract(dot(gl_FragCoord.xy + place.xz * 91.0, vec2(0.06711056, 0.00583715))));
    vec2 a = vec2(cos(turn), sin(turn)) * blur / 1024.0; vec2 b = vec2(-a.y, a.x);
    float sum = 0.0;
    sum += near <= texture2D(map, p.xy + a).r ? 0.25 : 0.0;
    sum += near <= texture2D(map, p.xy - a * 0.7).r ? 0.25 : 0.0;
    sum += near <= texture2D(map, p.xy + b * 0.45).r ? 0.25 : 0.0;
    sum += near <= texture2D(map, p.xy - b).r ? 0.25 : 0.0;
    return sum;
  }`

const fragmentShader = `
  varying vec3 place; varying vec3 facing; varying vec2 at;
  uniform vec3 colour, sheenColour; uniform sampler2D map, bumpMap, glowMap; uniform mat3 turned;
  uniform float hasMap, bumpScale, roughness, metalness, coat, coatRoughness, sheen, glow, opacity, isGlass, shine, hasRoughnessMap;
  ${shadows}
  float panel(vec3 d, vec3 c, vec3 u, vec2 half_, float rough) {
    float t = dot(d, c); if (t < 0.02) return 0.0;
    vec3 v = cross(c, u); vec3 p = d / t;
    float soft = 0.015 + 0.9 * rough * rough + 0.2 * rough;
    vec2 q = abs(vec2(dot(p, u), dot(p, v)));
    vec2 edge = 1.0 - smoothstep(half_ - soft, half_ + soft, q);
    return edge.x * edge.y * (half_.x * half_.y) / ((half_.x + 0.5 * soft) * (half_.y + 0.5 * soft));
  }
  vec3 studio(vec3 direction, float rough) {
    vec3 d = turned * direction;
    float high = d.y;
    vec3 base = mix(vec3(0.50, 0.50, 0.53), vec3(0.86, 0.86, 0.88), smoothstep(-0.5, 0.9, high));
    base = mix(base, vec3(0.80, 0.80, 0.83), smoothstep(-0.05, -0.45, high));
    base *= 1.0 - 0.72 * panel(d, normalize(vec3(0.42, 0.05, 0.9)), vec3(0.906, 0.0, -0.423), vec2(0.16, 2.5), rough);
    base *= 1.0 - 0.66 * panel(d, normalize(vec3(-0.95, 0.0, -0.3)), vec3(-0.301, 0.0, 0.954), vec2(0.5, 1.6), rough);
    base += vec3(1.0, 0.965, 0.92) * 4.6 * panel(d, normalize(vec3(-0.82, 0.42, 0.38)), normalize(vec3(0.42, 0.0, 0.9)), vec2(0.34, 0.5), rough);
    base += vec3(0.94, 0.96, 1.0) * 3.4 * panel(d, normalize(vec3(0.93, 0.3, 0.2)), normalize(vec3(-0.2, 0.0, 0.93)), vec2(0.12, 0.75), rough);
    base += vec3(1.0) * 2.6 * panel(d, normalize(vec3(0.0, 1.0, 0.12)), vec3(1.0, 0.0, 0.0), vec2(0.7, 0.42), rough);
    base += vec3(1.0, 0.98, 0.96) * 1.7 * panel(d, normalize(vec3(0.35, 0.35, -0.9)), normalize(vec3(0.9, 0.0, 0.35)), vec2(0.3, 0.7), rough);
    return base;
  }
  vec2 reflected(float rough, float across) {
    vec4 r = rough * vec4(-1.0, -0.0275, -0.572, 0.022) + vec4(1.0, 0.0425, 1.04, -0.04);
    float a = min(r.x * r.x, exp2(-9.28 * across)) * r.x + r.y;
    return vec2(-1.04, 1.04) * a + r.zw;
  }
  void main() {
    vec3 towards = normalize(cameraPosition - place);
    vec3 n = normalize(facing);
    if (dot(n, towards) < 0.0) n = -n;
    vec3 smoothN = n;
    if (bumpScale > 0.0) {
      vec3 sx = dFdx(place), sy = dFdy(place);
      float h = texture2D(bumpMap, at).r;
      float hx = texture2D(bumpMap, at + dFdx(at)).r - h, hy = texture2D(bumpMap, at + dFdy(at)).r - h;
      vec3 r1 = cross(sy, n), r2 = cross(n, sx); float det = dot(sx, r1);
      vec3 slope = sign(det) * (hx * r1 + hy * r2) * bumpScale;
      n = normalize(abs(det) * n - slope);
    }
    vec3 albedo = colour; float cover = 1.0;
    if (hasMap > 0.5) { vec4 drawn = texture2D(map, at); albedo *= drawn.rgb; cover = drawn.a; }
    float rough = roughness;
    if (hasRoughnessMap > 0.5) rough *= texture2D(bumpMap, at).r;
    float across = clamp(dot(n, towards), 0.02, 1.0);
    float keySlope = max(dot(smoothN, keyTowards), 0.0), skySlope = max(dot(smoothN, skyTowards), 0.0);
    float key = max(dot(n, keyTowards), 0.0);
    if (key > 0.0) key *= lit(keyShadow, keyMatrix, place, smoothN, keySlope, 2.0);
    float open = skySlope > 0.0 ? lit(skyShadow, skyMatrix, place, smoothN, skySlope, 4.0) : 0.0;
    float sky = max(dot(n, skyTowards), 0.0) * open;
    float seen = mix(0.45, 1.0, open);
    vec3 bounce = vec3(0.30, 0.295, 0.31) * (0.5 - 0.5 * n.y) * mix(0.45, 1.0, clamp(place.y * 1.6, 0.0, 1.0));
    vec3 diffuse = albedo * (1.0 - metalness) * (vec3(1.0, 0.955, 0.90) * 0.74 * key + vec3(0.95, 0.97, 1.0) * 0.92 * sky + vec3(0.15) + bounce);
    vec3 bare = mix(vec3(0.04 * shine), albedo, metalness);
    vec2 share = reflected(rough, across);
    vec3 mirror = studio(reflect(-towards, n), rough) * (bare * share.x + share.y * mix(shine, 1.0, metalness)) * mix(seen, 1.0, 0.25);
    vec3 result = diffuse + mirror + sheenColour * sheen * pow(1.0 - across, 2.6) * seen * 0.75;
    float gloss = dot(mirror, vec3(0.333));
    if (coat > 0.0) {
      float edge = 0.04 + 0.96 * pow(1.0 - clamp(dot(smoothN, towards), 0.0, 1.0), 5.0);
      vec3 skin = studio(reflect(-towards, smoothN), coatRoughness) * edge * coat * seen;
      result = result * (1.0 - edge * coat) + skin; gloss += dot(skin, vec3(0.333));
    }
    if (glow > 0.0) result += texture2D(glowMap, at).rgb * glow;
    float alpha = opacity * cover;
    if (isGlass > 0.5) { float rim = pow(1.0 - across, 3.0); alpha = clamp(alpha + 0.5 * rim + 0.55 * gloss, 0.0, 1.0); }
    gl_FragColor = vec4(result, alpha);
  }`

const white = new three.DataTexture(new Uint8Array([255, 255, 255, 255]), 1, 1)
white.needsUpdate = true

const plain = {
  metalness: 0,
  coat: 0,
  coatRoughness: 0.08,
  sheen: 0,
  glow: 0,
  opacity: 1,
  shine: 1,
  bumpScale: 0,
  hasRoughnessMap: 0,
  roughness: 0.5,
}

/** A surface; `tile` is how many centimetres its textures take before they repeat. */
export function surface({
  colour = new three.Color(1, 1, 1),
  sheenColour,
  map,
  bump,
  glowMap,
  isGlass = false,
  tile,
  ...numbers
}) {
  const uniforms = {
    ...light,
    colour: { value: colour },
    sheenColour: { value: sheenColour ?? new three.Color(0, 0, 0) },
    map: { value: map ?? white },
    hasMap: { value: map ? 1 : 0 },
    bumpMap: { value: bump ?? white },
    glowMap: { value: glowMap ?? white },
    isGlass: { value: isGlass ? 1 : 0 },
  }
  for (const [name, value] of Object.entries({ ...plain, ...numbers })) uniforms[name] = { value }
  const isTransparent = isGlass || numbers.isPrint === true
  const material = new three.ShaderMaterial({
    vertexShader,
    fragmentShader,
    uniforms,
    transparent: isTransparent,
    depthWrite: !isTransparent,
    side: three.DoubleSide,
  })
  material.userData = { tile, isGlass, castsNone: isTransparent }
  return material
}

/** The ground: nothing but the light that does not reach it. */
export function groundSurface() {
  return new three.ShaderMaterial({
    vertexShader,
    fragmentShader: `
      varying vec3 place; varying vec3 facing; varying vec2 at;
      ${shadows}
      void main() {
        vec3 n = vec3(0.0, 1.0, 0.0);
        float key = keyTowards.y, sky = skyTowards.y;
        float reached = 0.62 * key * lit(keyShadow, keyMatrix, place, n, key, 7.0) + 0.95 * sky * lit(skyShadow, skyMatrix, place, n, sky, 16.0) + 0.24;
        float share = reached / (0.62 * key + 0.95 * sky + 0.24);
        gl_FragColor = vec4(vec3(0.035, 0.028, 0.06), clamp((1.0 - share) * 0.86, 0.0, 1.0));
      }`,
    uniforms: { ...light },
    transparent: true,
    depthWrite: false,
  })
}
