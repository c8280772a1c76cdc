package foyer.properties;

import static foyer.properties.PropertyStatus.ARCHIVED;
import static foyer.properties.PropertyStatus.DRAFT;
import static foyer.properties.PropertyStatus.IN_REVIEW;
import static foyer.properties.PropertyStatus.PUBLISHED;
import static foyer.properties.PropertyStatus.RENTED;
import static foyer.properties.PropertyStatus.SOLD;
import static foyer.properties.PropertyStatus.UNDER_OFFER;

import org.jspecify.annotations.Nullable;

/** The moves of a property from one status to another, a mutation each (spec/properties.md, rules). */
enum PropertyMove {
    SUBMIT("submit", IN_REVIEW),
    PUBLISH("publish", PUBLISHED),
    UNPUBLISH("unpublish", DRAFT),
    MARK_UNDER_OFFER("mark_under_offer", UNDER_OFFER),
    MARK_SOLD("mark_sold", SOLD),
    MARK_RENTED("mark_rented", RENTED),
    ARCHIVE("archive", ARCHIVED),
    RESTORE("restore", DRAFT);

    private final String deed;
    private final PropertyStatus to;

    PropertyMove(String deed, PropertyStatus to) {
        this.deed = deed;
        this.to = to;
    }

    PropertyStatus to() {
        return to;
    }

    boolean isFrom(PropertyStatus status) {
        return switch (this) {
            case SUBMIT -> status == DRAFT;
            case PUBLISH -> status == DRAFT || status == IN_REVIEW || status == UNDER_OFFER;
            case UNPUBLISH -> status != DRAFT && status != ARCHIVED;
            case MARK_UNDER_OFFER -> status == PUBLISHED;
            case MARK_SOLD, MARK_RENTED -> status == PUBLISHED || status == UNDER_OFFER;
            case ARCHIVE -> status != ARCHIVED;
            case RESTORE -> status == ARCHIVED;
        };
    }

    /** What the audit log calls it. */
    String action() {
        return "property." + deed;
    }

    /** The permission that it needs. */
    String permission() {
        return switch (this) {
            case PUBLISH, UNPUBLISH -> PropertyQueries.PUBLISH;
            case SUBMIT, MARK_UNDER_OFFER, MARK_SOLD, MARK_RENTED, ARCHIVE, RESTORE -> PropertyQueries.WRITE;
        };
    }

    /** Why a property as it is cannot be moved so, but for what its checklist asks for; null when it can. */
    @Nullable PropertyErrorCode refusal(Property property) {
        if (!isFrom(property.status())) {
            return PropertyErrorCode.STATUS_INVALID;
        }
        var wrong = (this == MARK_SOLD && !property.purpose().includes(PropertyOffer.SALE))
                || (this == MARK_RENTED && !property.purpose().includes(PropertyOffer.RENT));
        return wrong ? PropertyErrorCode.PURPOSE_INVALID : null;
    }
}
