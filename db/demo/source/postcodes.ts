// Centres of the twenty Paris districts, to about a hundred metres: the list of communes has one centre for all of Paris.
const parisDistricts: [latitude: number, longitude: number][] = [
  [48.8626, 2.3363],
  [48.8683, 2.3428],
  [48.8629, 2.36],
  [48.8544, 2.3576],
  [48.8444, 2.3507],
  [48.8491, 2.3329],
  [48.8562, 2.3121],
  [48.8727, 2.3125],
  [48.8772, 2.3375],
  [48.8761, 2.3607],
  [48.8591, 2.3801],
  [48.8412, 2.3876],
  [48.8284, 2.3623],
  [48.8292, 2.3265],
  [48.8401, 2.2929],
  [48.8604, 2.262],
  [48.8874, 2.3068],
  [48.8926, 2.3481],
  [48.8871, 2.3849],
  [48.8634, 2.4012],
]

/** One row per postcode and commune, from the list of communes (which quotes nothing and holds no comma in a field). */
export function postcodesFromCommunes(communes: string): string {
  const [header = '', ...rows] = communes.trim().split(/\r?\n/)
  const columns = header.split(',')
  const at = (cells: string[], column: string) => cells[columns.indexOf(column)] ?? ''
  const lines = rows.flatMap((row) => {
    const cells = row.split(',')
    const city = at(cells, 'nom')
    const latitude = at(cells, 'lat')
    if (latitude === '') return []
    return at(cells, 'codes_postaux')
      .split(' ')
      .filter(Boolean)
      .map((postcode) => {
        const district = city === 'Paris' ? parisDistricts[Number(postcode.slice(3)) - 1] : undefined
        const [y, x] = district ?? [latitude, at(cells, 'lon')]
        return [postcode, city, y, x, at(cells, 'population')].join(',')
      })
  })
  lines.sort((one, other) => (one < other ? -1 : 1))
  return `${['postcode,city,latitude,longitude,population', ...lines].join('\n')}\n`
}
