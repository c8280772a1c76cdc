package foyer.properties;

import static foyer.properties.PropertyErrorCode.MISSING;
import static foyer.properties.PropertyErrorCode.PURPOSE_INVALID;
import static foyer.properties.PropertyErrorCode.STATUS_INVALID;
import static java.util.Objects.requireNonNull;

import foyer.entitlements.EntitlementException;
import foyer.entitlements.Entitlements;
import foyer.entitlements.Limit;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.time.TenantClock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moves properties from one status to another, and counts those that the public sees. */
@Service
class PropertyMoveService {

    private final PropertyQueries queries;
    private final PropertyWriteQueries writes;
    private final LastOfferQueries offers;
    private final PresentMedia media;
    private final PropertyChecklistQueries checklists;
    private final PropertyConfirmationQueries confirmations;
    private final LockedProperties locked;
    private final PropertyHistory history;
    private final Entitlements entitlements;
    private final TenantClock clock;

    PropertyMoveService(
            PropertyQueries queries,
            PropertyWriteQueries writes,
            LastOfferQueries offers,
            PresentMedia media,
            PropertyChecklistQueries checklists,
            PropertyConfirmationQueries confirmations,
            LockedProperties locked,
            PropertyHistory history,
            Entitlements entitlements,
            TenantClock clock) {
        this.queries = queries;
        this.writes = writes;
        this.offers = offers;
        this.media = media;
        this.checklists = checklists;
        this.confirmations = confirmations;
        this.locked = locked;
        this.history = history;
        this.entitlements = entitlements;
        this.clock = clock;
    }

    /** Moves the property; one that is there already stays as it is. */
    @Transactional
    Property move(PropertyId id, PropertyMove move) {
        var property = locked.toMove(id, move);
        if (property.status() == move.to() && !move.isFrom(property.status())) {
            return property;
        }
        check(property, move);
        var at = clock.now();
        writes.move(id, move.to(), at);
        history.moved(property, move, lowered(property, move, at));
        count(property.status(), move.to());
        return requireNonNull(queries.stored(id));
    }

    /** The prices that the public sees for less than when it last saw the property; and what it ceases to see is kept. */
    private List<PropertyOffer> lowered(Property property, PropertyMove move, Instant at) {
        var values = PropertyValues.of(property);
        if (property.status() == PropertyStatus.PUBLISHED) {
            offers.keep(property.id(), OfferedPrices.of(values));
        }
        return move.to() == PropertyStatus.PUBLISHED ? offers.of(property.id()).loweredTo(values, at) : List.of();
    }

    private void check(Property property, PropertyMove move) {
        var refusal = move.refusal(property);
        if (refusal == PURPOSE_INVALID) {
            throw UserErrorException.at("id", PURPOSE_INVALID);
        }
        if (refusal != null) {
            throw UserErrorException.at(
                    "id",
                    STATUS_INVALID,
                    property.status().name(),
                    names(property.status().next()));
        }
        if (move == PropertyMove.PUBLISH) {
            checkList(property);
        }
    }

    private static String names(List<PropertyStatus> statuses) {
        return statuses.stream().map(Enum::name).collect(Collectors.joining(", "));
    }

    private void checkList(Property property) {
        var errors = new PropertyErrors();
        var checklist = checklists.checklist();
        checklist
                .missing(property, media.of(property.id()), clock.now())
                .forEach(field -> errors.add(field, MISSING, field));
        if (!checklist.items().isEmpty()) {
            checklist
                    .unconfirmed(confirmations.of(property.id()))
                    .forEach((place, title) -> errors.add("checklist." + place, MISSING, title));
        }
        errors.check();
    }

    /** Last, since whoever publishes another property of the tenant waits from here until this transaction has ended. */
    private void count(PropertyStatus before, PropertyStatus after) {
        if (before == PropertyStatus.PUBLISHED) {
            entitlements.giveBack(Limit.PROPERTIES_PUBLISHED, 1);
        }
        if (after != PropertyStatus.PUBLISHED) {
            return;
        }
        try {
            entitlements.take(Limit.PROPERTIES_PUBLISHED, 1);
        } catch (EntitlementException e) {
            throw e.as(PropertyErrorCode.class);
        }
    }
}
