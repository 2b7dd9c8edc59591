/** Someone with an HTTP client and perhaps a token: she drives the API as an outside program would. */
export interface Person {
  token: string | null
  get(path: string): Promise<Body>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Body>
  put(path: string, body?: unknown, headers?: Record<string, string>): Promise<Body>
  delete(path: string): Promise<Body>
  /** The answer whatever it is, without throwing on a "no". */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
}

// biome-ignore lint/suspicious/noExplicitAny: an outside program sees JSON, and the tests say what they expect of it.
export type Body = any

export interface Answer {
  status: number
  body: Body
  headers: Headers
}

/** A "no" that a test did not expect. */
export class UnexpectedAnswer extends Error {
  constructor(
    readonly answer: Answer,
    what: string,
  ) {
    super(`${what}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 1500)}`)
  }
}

/** Makes a person who calls `url` with this token. */
export function person(url: string, token: string | null): Person {
  const someone: Person = {
    token,
    async send(method, path, body, headers = {}) {
      const response = await fetch(`${url}/api${path}`, {
        method,
        headers: {
          ...(someone.token ? { authorization: `Bearer ${someone.token}` } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      const text = await response.text()
      // What is answered as a file stays a text.
      const isJson = response.headers.get('content-type')?.includes('json')
      return {
        status: response.status,
        headers: response.headers,
        body: text === '' ? {} : isJson ? JSON.parse(text) : text,
      }
    },
    get: (path) => expected('GET', path),
    post: (path, body = {}, headers = {}) => expected('POST', path, body, headers),
    put: (path, body = {}, headers = {}) => expected('PUT', path, body, headers),
    delete: (path) => expected('DELETE', path),
  }
  const expected = async (method: string, path: string, body?: unknown, headers?: Record<string, string>) => {
    const answer = await someone.send(method, path, body, headers)
    if (answer.status >= 400) throw new UnexpectedAnswer(answer, `${method} ${path}`)
    return answer.body
  }
  return someone
}
