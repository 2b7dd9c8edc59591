// Every model by name.

import * as tops from './garments/tops.mjs'
import * as trousers from './garments/trousers.mjs'
import * as appliances from './models/appliances.mjs'
import * as audio from './models/audio.mjs'
import * as carried from './models/carried.mjs'
import * as computers from './models/computers.mjs'
import * as cookware from './models/cookware.mjs'
import * as furniture from './models/furniture.mjs'
import * as home from './models/home.mjs'
import * as outdoors from './models/outdoors.mjs'
import * as table from './models/table.mjs'
import * as telephones from './models/telephones.mjs'
import * as television from './models/television.mjs'

export const models = {
  ...television,
  ...audio,
  ...telephones,
  ...computers,
  ...cookware,
  ...table,
  ...home,
  ...appliances,
  ...furniture,
  ...trousers,
  ...tops,
  ...carried,
  ...outdoors,
}
