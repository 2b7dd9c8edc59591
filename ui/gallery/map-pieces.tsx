import { useLanguage } from '../app.ts'
import { FranceMap, type MapPoint, type PlaceState } from '../map/france-map.tsx'
import { say } from './say.ts'

const towns: readonly (readonly [
  name: string,
  latitude: number,
  longitude: number,
  state: PlaceState,
  value?: string,
])[] = [
  ['Paris', 48.8566, 2.3522, 'none'],
  ['Versailles', 48.8049, 2.1204, 'good', '4'],
  ['Créteil', 48.7771, 2.4531, 'few', '1'],
  ['Lille', 50.6292, 3.0573, 'good', '7'],
  ['Rouen', 49.4432, 1.0993, 'none'],
  ['Rennes', 48.1173, -1.6778, 'good', '3'],
  ['Brest', 48.3904, -4.4861, 'few', '1'],
  ['Nantes', 47.2184, -1.5536, 'good', '5'],
  ['Bordeaux', 44.8378, -0.5792, 'later', '27/11'],
  ['Toulouse', 43.6047, 1.4442, 'good', '2'],
  ['Montpellier', 43.6108, 3.8767, 'none'],
  ['Marseille', 43.2965, 5.3698, 'few', '1'],
  ['Nice', 43.7102, 7.262, 'good', '9'],
  ['Ajaccio', 41.9192, 8.7386, 'good', '2'],
  ['Lyon', 45.764, 4.8357, 'good', '6'],
  ['Dijon', 47.322, 5.0415, 'none'],
  ['Strasbourg', 48.5734, 7.7521, 'later', '28/11'],
]

/** France whole, and Paris with its surroundings. */
export function MapPieces() {
  const language = useLanguage()
  const points: MapPoint[] = towns.map(([label, latitude, longitude, state, value]) => ({
    id: label,
    label,
    latitude,
    longitude,
    state,
    value,
    isHere: label === 'Paris',
  }))
  return (
    <>
      <FranceMap points={points} name={say(language, 'map.whole')} />
      <FranceMap
        points={points}
        name={say(language, 'map.close')}
        around={{ latitude: 48.82, longitude: 2.3, widthKm: 80 }}
      />
    </>
  )
}
