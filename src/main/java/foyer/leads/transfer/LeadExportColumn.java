package foyer.leads.transfer;

import foyer.leads.Lead;
import foyer.platform.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A column of an exported file; the schema's enum of the same name. */
enum LeadExportColumn {
    ID,
    TITLE,
    STAGE,
    ASSIGNEE,
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
    DO_NOT_CONTACT,
    LOST_REASON,
    TAGS,
    CREATED_AT,
    UPDATED_AT;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** What cells are written with beside the lead. */
    interface Context {

        /** The tenant's. */
        ZoneId zone();

        /** The name of whoever looks after the lead. */
        @Nullable String assignee(Lead lead);
    }

    @Nullable String of(Lead lead, Context context) {
        return switch (this) {
            case ID -> lead.id().toString();
            case TITLE -> lead.title();
            case STAGE -> lead.stage().name();
            case ASSIGNEE -> context.assignee(lead);
            case SOURCE -> lead.source().name();
            case SOURCE_DETAIL -> lead.sourceDetail();
            case VALUE -> amount(lead.value());
            case CURRENCY -> lead.value() == null ? null : lead.value().currency();
            case SCORE -> Objects.toString(lead.score(), null);
            case CONTACT_NAME -> lead.contact().name();
            case COMPANY -> lead.contact().company();
            case EMAIL -> lead.contact().email();
            case PHONE -> lead.contact().phone();
            case WEBSITE -> lead.contact().website();
            case DO_NOT_CONTACT -> String.valueOf(lead.doNotContact());
            case LOST_REASON -> lead.lostReason();
            case TAGS -> lead.tags().isEmpty() ? null : String.join(", ", lead.tags());
            case CREATED_AT -> time(lead.createdAt(), context.zone());
            case UPDATED_AT -> time(lead.updatedAt(), context.zone());
        };
    }

    private static @Nullable String amount(@Nullable Money value) {
        if (value == null) {
            return null;
        }
        var digits = Math.max(0, Currency.getInstance(value.currency()).getDefaultFractionDigits());
        return BigDecimal.valueOf(value.amountMinor(), digits).toPlainString();
    }

    private static String time(Instant moment, ZoneId zone) {
        return TIME.format(moment.atZone(zone));
    }
}
