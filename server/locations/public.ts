export { addLegalEntities, addLocations, type NewLegalEntity, type NewLocation } from './add-locations.ts'
export { addPostcodes, addRelayPoints, type NewPostcode, type NewRelayPoint } from './add-relay-points.ts'
export { placeOf } from './list-locations.ts'
export {
  isOpenAt,
  type LegalEntity,
  type Location,
  type Near,
  type Reference,
  type RelayPoint,
  requireLocation,
} from './location.ts'
export { nearestAmong, vectorOf } from './nearest.ts'
export { type LocatedPostcode, locatePostcode } from './postcodes.ts'
export { bumpReference, reference } from './reference.ts'
export { addStaff, findStaff, type NewStaff, type Staff, staffNames } from './staff.ts'
