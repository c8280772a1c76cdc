package foyer.leads.transfer;

import foyer.leads.Lead;
import foyer.platform.money.Money;
import foyer.properties.geo.GeoPoint;
import foyer.transfer.table.Cell;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A column of an exported file; the schema's enum of the same name. */
enum LeadExportColumn {
    ID,
    TITLE,
    STAGE,
    ASSIGNEE,
    TEAM,
    SOURCE,
    SOURCE_DETAIL,
    VALUE,
    CURRENCY,
    SCORE,
    CONTACT_NAME,
    COMPANY,
    EMAIL,
    PHONE,
    WEBSITE,
    ADDRESS_LINE1,
    ADDRESS_LINE2,
    CITY,
    REGION,
    POSTAL_CODE,
    COUNTRY,
    LATITUDE,
    LONGITUDE,
    DO_NOT_CONTACT,
    LOST_REASON,
    TAGS,
    CREATED_AT,
    UPDATED_AT,
    FIRST_RESPONSE_DUE_AT,
    FIRST_RESPONDED_AT,
    SLA_BREACHED;

    /** What cells are written with beside the lead. */
    interface Context {

        /** The tenant's. */
        ZoneId zone();

        /** The name of whoever looks after the lead. */
        @Nullable String assignee(Lead lead);

        /** The name of the team that looks after the lead. */
        @Nullable String team(Lead lead);
    }

    @Nullable Cell of(Lead lead, Context context) {
        return switch (this) {
            case ID -> Cell.of(lead.id().toString());
            case TITLE -> Cell.of(lead.title());
            case STAGE -> Cell.of(lead.stage().name());
            case ASSIGNEE -> Cell.of(context.assignee(lead));
            case TEAM -> Cell.of(context.team(lead));
            case SOURCE -> Cell.of(lead.source().name());
            case SOURCE_DETAIL -> Cell.of(lead.sourceDetail());
            case VALUE -> amount(lead.value());
            case CURRENCY -> lead.value() == null ? null : Cell.of(lead.value().currency());
            case SCORE -> lead.score() == null ? null : new Cell.Number(BigDecimal.valueOf(lead.score()));
            case CONTACT_NAME -> Cell.of(lead.contact().name());
            case COMPANY -> Cell.of(lead.contact().company());
            case EMAIL -> Cell.of(lead.contact().email());
            case PHONE -> Cell.of(lead.contact().phone());
            case WEBSITE -> Cell.of(lead.contact().website());
            case ADDRESS_LINE1 -> Cell.of(lead.address().line1());
            case ADDRESS_LINE2 -> Cell.of(lead.address().line2());
            case CITY -> Cell.of(lead.address().city());
            case REGION -> Cell.of(lead.address().region());
            case POSTAL_CODE -> Cell.of(lead.address().postalCode());
            case COUNTRY -> Cell.of(lead.address().country());
            case LATITUDE ->
                lead.location() == null ? null : degrees(lead.location().lat());
            case LONGITUDE ->
                lead.location() == null ? null : degrees(lead.location().lng());
            case DO_NOT_CONTACT -> new Cell.Flag(lead.doNotContact());
            case LOST_REASON -> Cell.of(lead.lostReason());
            case TAGS -> lead.tags().isEmpty() ? null : Cell.of(String.join(", ", lead.tags()));
            case CREATED_AT -> time(lead.createdAt(), context.zone());
            case UPDATED_AT -> time(lead.updatedAt(), context.zone());
            case FIRST_RESPONSE_DUE_AT -> time(lead.firstResponse().dueAt(), context.zone());
            case FIRST_RESPONDED_AT -> time(lead.firstResponse().respondedAt(), context.zone());
            case SLA_BREACHED -> new Cell.Flag(lead.firstResponse().breachedAt() != null);
        };
    }

    private static @Nullable Cell amount(@Nullable Money value) {
        if (value == null) {
            return null;
        }
        return new Cell.Number(BigDecimal.valueOf(value.amountMinor(), Money.digits(value.currency())));
    }

    private static Cell degrees(int millionths) {
        return new Cell.Number(BigDecimal.valueOf(millionths, GeoPoint.DECIMALS));
    }

    private static @Nullable Cell time(@Nullable Instant moment, ZoneId zone) {
        return moment == null
                ? null
                : new Cell.Moment(LocalDateTime.ofInstant(moment, zone).truncatedTo(ChronoUnit.SECONDS));
    }
}
