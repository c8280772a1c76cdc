package foyer.properties.searches;

/** Why a property is told of. */
enum MatchReason {
    PUBLISHED,
    PRICE_DROP,
    BACK_ON_MARKET
}
