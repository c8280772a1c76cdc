package foyer.properties;

import foyer.tenancy.MembershipId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that has to be there before a property can be published, and whether it is.
 *
 * @param title of what the tenant's members confirm by hand; null for all else, as who has confirmed it and when
 */
record PropertyChecklistItem(
        PropertyRequirement item,
        @Nullable String title,
        boolean done,
        @Nullable Instant confirmedAt,
        @Nullable MembershipId confirmedById) {

    static PropertyChecklistItem of(PropertyRequirement item, boolean done) {
        return new PropertyChecklistItem(item, null, done, null, null);
    }

    static PropertyChecklistItem of(PropertyOwnItem own, @Nullable PropertyConfirmation confirmation) {
        return new PropertyChecklistItem(
                PropertyRequirement.OWN,
                own.title(),
                confirmation != null,
                confirmation == null ? null : confirmation.confirmedAt(),
                confirmation == null ? null : confirmation.confirmedById());
    }
}
