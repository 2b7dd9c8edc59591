/** Reads a small CSV text (RFC 4180: quotes, doubled quotes, CRLF) whose first line names the columns. */
export function csvRows(text: string): Record<string, string>[] {
  const [header = [], ...rows] = fields(text)
  return rows
    .filter((row) => row.length > 1 || row[0] !== '')
    .map((row) => Object.fromEntries(header.map((name, column) => [name, row[column] ?? ''])))
}

function fields(text: string): string[][] {
  const rows: string[][] = [[]]
  const field = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g
  for (
    let match = field.exec(text);
    match && (match[0] !== '' || match.index < text.length);
    match = field.exec(text)
  ) {
    rows.at(-1)!.push(match[1] === undefined ? (match[2] ?? '') : match[1].replace(/""/g, '"'))
    if (match[3] !== ',') rows.push([])
  }
  return rows.at(-1)!.length === 0 ? rows.slice(0, -1) : rows
}
