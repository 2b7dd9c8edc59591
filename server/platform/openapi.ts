import type { Endpoint } from '@filrouge/contract/endpoint.ts'
import { refusals } from '@filrouge/contract/refusals.ts'
import { z } from 'zod'
import type { Route } from './route.ts'

type Schema = Record<string, unknown>

/** The whole API as OpenAPI 3.1, made from the contract. */
export function openApi(routes: readonly Route[], serverUrl: string): Schema {
  const paths: Record<string, Record<string, Schema>> = {}
  for (const { endpoint, permission } of routes) {
    const address = `/api${endpoint.path}`
    paths[address] = { ...paths[address], [endpoint.method.toLowerCase()]: operation(endpoint, permission) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Filrouge',
      version: '0.1.0',
      description: 'Unified commerce: one truth for customer, price, stock, basket and order.',
      license: { name: 'MIT' },
    },
    servers: [{ url: serverUrl }],
    paths,
    components: {
      securitySchemes: { session: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            detail: { type: 'string' },
            code: { type: 'string' },
            requestId: { type: 'string' },
            errors: {
              type: 'array',
              items: {
                type: 'object',
                properties: { pointer: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
              },
            },
          },
        },
      },
    },
  }
}

function operation(endpoint: Endpoint, permission: readonly string[]): Schema {
  const input = schemaOf(endpoint.input, 'input')
  const properties = (input.properties ?? {}) as Record<string, Schema>
  const required = (input.required ?? []) as string[]
  const inPath = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string)
  const others = Object.keys(properties).filter((name) => !inPath.includes(name))
  const hasBody = (endpoint.method === 'POST' || endpoint.method === 'PUT') && !endpoint.takesFile
  const parameters = [
    ...inPath.map((name) => ({ name, in: 'path', required: true, schema: properties[name] ?? { type: 'string' } })),
    ...(hasBody
      ? []
      : others.map((name) => ({ name, in: 'query', required: required.includes(name), schema: properties[name] }))),
    ...(hasBody && !endpoint.isSecret
      ? [header('Idempotency-Key', 'Makes a repeated request the same request', { maxLength: 255 }, endpoint.needsKey)]
      : []),
    ...(hasBody && endpoint.hasETag ? [header('If-Match', 'The ETag of the version that was seen')] : []),
    header('Accept-Language', 'fr (the default) or en'),
  ]
  const bodySchema = {
    type: 'object',
    properties: Object.fromEntries(others.map((name) => [name, properties[name]])),
    required: required.filter((name) => others.includes(name)),
  }
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    description: `May be called by: ${permission.join(', ')}.`,
    ...(permission.includes('anyone') ? {} : { security: [{ session: [] }] }),
    parameters,
    ...(endpoint.takesFile
      ? {
          requestBody: {
            required: true,
            content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
          },
        }
      : {}),
    ...(hasBody ? { requestBody: { required: true, content: { 'application/json': { schema: bodySchema } } } } : {}),
    responses: responses(endpoint),
  }
}

const header = (name: string, description: string, more: Schema = {}, required = false): Schema => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string', ...more },
})

function responses(endpoint: Endpoint): Schema {
  const type = endpoint.isLive ? 'text/event-stream' : endpoint.givesFile ? 'text/csv' : 'application/json'
  const byStatus = new Map<number, string[]>()
  for (const code of endpoint.refusals) byStatus.set(refusals[code], [...(byStatus.get(refusals[code]) ?? []), code])
  const problems = [...byStatus].map(([status, codes]) => [String(status), problemResponse(codes.join(', '))])
  const done = {
    description: endpoint.isLive ? 'A stream: each event’s data is one of these' : 'Done',
    ...(endpoint.hasETag ? { headers: { ETag: { schema: { type: 'string' } } } } : {}),
    ...(endpoint.status === 204
      ? {}
      : {
          content: {
            [type]: { schema: endpoint.givesFile ? { type: 'string' } : schemaOf(endpoint.output, 'output') },
          },
        }),
  }
  return {
    [endpoint.status]: done,
    ...(endpoint.mayBeThere ? { '200': { ...done, description: 'It was there already' } } : {}),
    ...Object.fromEntries(problems),
    ...(endpoint.hasETag && endpoint.method !== 'GET' ? { '412': problemResponse('stale_version') } : {}),
    '422': problemResponse('invalid_input'),
    default: problemResponse('Any other problem'),
  }
}

const problemResponse = (description: string): Schema => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

function schemaOf(type: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any' }) as Schema
  return schema
}
