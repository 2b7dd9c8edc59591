export { type AttributeToAdd, addAttributes, addCategories, type CategoryToAdd } from './add-categories.ts'
export { addProducts, type DroppedGtin, type ProductsAdded } from './add-products.ts'
export {
  type Attribute,
  type AttributeValue,
  type Category,
  optionsTitle,
  orderedOptions,
  type Text,
  textIn,
  variantTitle,
} from './catalogue.ts'
export { countSearch, forgetOldSearches, frequentQueries, writeSearches } from './count-searches.ts'
export { documentUrl, pictureNameOfVariant, pictureUrl } from './pictures.ts'
export { placementsFor } from './placements.ts'
export type { DocumentToAdd, PictureToAdd, ProductToAdd, VariantToAdd } from './product-to-add.ts'
export { type CatalogueReference, catalogueReference } from './reference.ts'
export { type ProductRelation, relateProducts } from './relate-products.ts'
export { restorePlacements, restoreRelations, restoreSearches, restoreSynonyms } from './restore.ts'
export {
  type FacetCount,
  findArticles,
  narrowed,
  type Place,
  type Placed,
  pageOf,
  type RankedArticles,
  type Selected,
} from './search/find-articles.ts'
export { matchNear } from './search/match-words.ts'
export { type Group, queryKey, type ReadQuery, readQuery } from './search/read-query.ts'
export { type FacetPair, searchDocument } from './search/search-document.ts'
export { searchIndex, searchState } from './search/search-follower.ts'
export { SearchIndex } from './search/search-index.ts'
export { whyFound } from './search/why-found.ts'
export { type SynonymsToSet, setSynonyms } from './set-synonyms.ts'
export { synonymGroups, synonymsOf } from './synonyms.ts'
export { type VariantFacts, variantFacts } from './variant-facts.ts'
